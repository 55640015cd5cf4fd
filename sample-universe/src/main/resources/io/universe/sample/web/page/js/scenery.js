// What never changes behind the stars: the glow of the Milky Way along the galactic equator, and the grid of coordinates.

import { direction } from "./projection.js";

// Rows: from galactic to equatorial axes (J2000).
const AXES = [
  [-0.0548756, 0.4941094, -0.867666],
  [-0.8734371, -0.44483, -0.1980764],
  [-0.483835, 0.7469822, 0.4559838],
];

const steps = (from, to, step) => Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);

/** Soft clouds, brighter and wider towards the centre of the galaxy. It is an impression, not a measurement. */
export const milkyWay = steps(0, 356, 4).flatMap((longitude) => {
  const inward = Math.pow((1 + Math.cos((longitude * Math.PI) / 180)) / 2, 1.6);
  const sway = Math.sin(longitude * 0.13) * 1.6;
  return [
    { at: equatorial(longitude, sway), radius: 0.19 + 0.12 * inward, light: 0.034 + 0.04 * inward },
    { at: equatorial(longitude + 2, -sway), radius: 0.08 + 0.05 * inward, light: 0.04 + 0.06 * inward },
  ];
});

/** Circles of right ascension each two hours, and of declination each 15 degrees. */
export const parallels = [
  ...steps(0, 330, 30).map((ra) => steps(-75, 75, 3).map((dec) => direction(ra, dec))),
  ...steps(-75, 75, 15).map((dec) => steps(0, 360, 3).map((ra) => direction(ra, dec))),
];

function equatorial(longitude, latitude) {
  const v = direction(longitude, latitude);
  return AXES.map(([a, b, c]) => a * v[0] + b * v[1] + c * v[2]);
}

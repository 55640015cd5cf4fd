// Moves the camera from where it is to a place, in an arc of time; at once for those who prefer stillness.

import { prefersStillness } from "./elements.js";
import { turn } from "./projection.js";

const MILLIS = 750;
let current = 0;

export function fly(camera, to, changed) {
  const number = ++current;
  const from = { ra: camera.ra, dec: camera.dec, field: camera.field, lift: camera.lift };
  const { field = from.field, lift = from.lift } = to;
  const begun = performance.now();
  const length = prefersStillness.matches ? 0 : MILLIS;

  const step = (now) => {
    if (number !== current) return;
    const share = length ? Math.min(1, Math.max(0, (now - begun) / length)) : 1;
    const eased = share * share * (3 - 2 * share);
    camera.look({
      ra: from.ra + turn(from.ra, to.ra) * eased,
      dec: from.dec + (to.dec - from.dec) * eased,
      lift: from.lift + (lift - from.lift) * eased,
      field: from.field * Math.pow(field / from.field, eased),
    });
    changed();
    if (share < 1) requestAnimationFrame(step);
  };
  step(begun);
}

/** A hand on the sky ends the flight. */
export const land = () => current++;

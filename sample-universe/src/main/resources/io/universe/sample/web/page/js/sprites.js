// Small pictures that are painted once and stamped many times: a star of each colour, and a cloud of the Milky Way.

import { colour } from "./colours.js";

const SIZE = 96;
const sprites = new Map();

/** A star with its halo; its core fills a fifth of the picture. */
export function starSprite(index) {
  const key = index === undefined ? "?" : Math.round(index * 8);
  if (!sprites.has(key)) sprites.set(key, star(colour(index).join(" ")));
  return sprites.get(key);
}

export const glow = picture([
  [0, "rgb(150 170 230 / 100%)"],
  [0.35, "rgb(120 140 210 / 55%)"],
  [1, "rgb(90 110 190 / 0%)"],
]);

function star(ink) {
  return picture([
    [0, "rgb(255 255 255)"],
    [0.11, `rgb(${ink})`],
    [0.19, `rgb(${ink} / 75%)`],
    [0.25, `rgb(${ink} / 22%)`],
    [0.5, `rgb(${ink} / 7%)`],
    [1, `rgb(${ink} / 0%)`],
  ]);
}

function picture(stops) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE;
  const pen = canvas.getContext("2d");
  const fill = pen.createRadialGradient(SIZE / 2, SIZE / 2, 0, SIZE / 2, SIZE / 2, SIZE / 2);
  stops.forEach(([at, ink]) => fill.addColorStop(at, ink));
  pen.fillStyle = fill;
  pen.fillRect(0, 0, SIZE, SIZE);
  return canvas;
}

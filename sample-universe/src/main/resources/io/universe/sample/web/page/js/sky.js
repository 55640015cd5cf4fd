// What there is to draw: stars and figures with their unit vectors, and what is chosen.

import { direction } from "./projection.js";
import { get } from "./api.js";

export class Sky {
  stars = [];
  figures = [];
  shown = 0;
  magnitude = 6;
  lines = true;
  names = true;
  grid = false;
  chosen = null;
  neighbours = [];
  hovered = null;

  async readStars() {
    const { stars } = await get("/api/stars?limit=10000");
    this.stars = stars.map((star) => ({ ...star, at: direction(star.ra, star.dec) }));
    this.byId = new Map(this.stars.map((star) => [star.id, star]));
    this.limit(this.magnitude);
  }

  async readFigures() {
    const { constellations } = await get("/api/constellations");
    this.figures = constellations.map((figure) => ({
      ...figure,
      places: figure.labels.map(([ra, dec]) => direction(ra, dec)),
      strokes: figure.lines.map((line) => line.map(([ra, dec]) => direction(ra, dec))),
    }));
  }

  /** Stars come brightest first, so that those to draw are always the first ones. */
  limit(magnitude) {
    this.magnitude = magnitude;
    const fainter = this.stars.findIndex((star) => star.magnitude > magnitude);
    this.shown = fainter < 0 ? this.stars.length : fainter;
  }

  figure(id) {
    return this.figures.find((figure) => figure.id === id);
  }

  /** The star one means by pointing there: near, and rather a bright one. */
  starAt(camera, x, y, reach) {
    const at = {};
    let best = null;
    let least = Infinity;
    for (let i = 0; i < this.shown; i++) {
      if (!camera.project(this.stars[i].at, at)) continue;
      const far = Math.hypot(at.x - x, at.y - y);
      const price = far + this.stars[i].magnitude * 1.2;
      if (far <= reach && price < least) {
        least = price;
        best = this.stars[i];
      }
    }
    return best;
  }
}

/** What to call a star: its name, or its designation. */
export const title = (star) => star.name ?? star.designation;

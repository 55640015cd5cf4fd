// The camera: where it looks, how wide, and where on the screen a place of the sky is drawn.
// Stereographic: angles stay true, so that constellations keep their shape up to the edge. East is left, as one sees it from within.

const RADIANS = Math.PI / 180;
const NARROWEST = 3;
const WIDEST = 190;

/** The unit vector of a place given in degrees. */
export function direction(ra, dec) {
  const across = Math.cos(dec * RADIANS);
  return [across * Math.cos(ra * RADIANS), across * Math.sin(ra * RADIANS), Math.sin(dec * RADIANS)];
}

/** The place of a unit vector, in degrees. */
export function place([x, y, z]) {
  return { ra: (Math.atan2(y, x) / RADIANS + 360) % 360, dec: Math.asin(Math.max(-1, Math.min(1, z))) / RADIANS };
}

/** Degrees of right ascension from one to another by the shorter way. */
export const turn = (from, to) => ((((to - from + 540) % 360) + 360) % 360) - 180;

export class Camera {
  constructor(ra, dec, field) {
    this.width = this.height = 1;
    this.look({ ra, dec, field, lift: 0 });
  }

  resize(width, height) {
    this.width = width;
    this.height = height;
    this.look({});
  }

  /** Turns to a place; `lift` is how far above the middle of the screen it is drawn, as a share of the height. */
  look({ ra = this.ra, dec = this.dec, field = this.field, lift = this.lift }) {
    this.ra = ((ra % 360) + 360) % 360;
    this.dec = Math.max(-90, Math.min(90, dec));
    this.field = Math.max(NARROWEST, Math.min(WIDEST, field));
    this.lift = lift;
    this.x = this.width / 2;
    this.y = this.height * (0.5 - lift);
    this.scale = Math.min(this.width, this.height) / 4 / Math.tan((this.field * RADIANS) / 4);
    this.#turnTo(this.ra * RADIANS, this.dec * RADIANS);
  }

  /** Moves the sky by so many pixels under the camera. */
  pan(dx, dy) {
    const degrees = 1 / this.scale / RADIANS;
    const squeeze = Math.max(0.15, Math.cos(this.dec * RADIANS));
    this.look({ ra: this.ra + (dx * degrees) / squeeze, dec: this.dec + dy * degrees });
  }

  /** Zooms so that what is at this point stays there. */
  zoom(factor, x = this.x, y = this.y) {
    const before = this.placeAt(x, y);
    this.look({ field: this.field / factor });
    const after = this.placeAt(x, y);
    const shift = turn(after.ra, before.ra);
    this.look({ ra: this.ra + (Math.abs(shift) < 30 ? shift : 0), dec: this.dec + before.dec - after.dec });
  }

  /** Writes x, y and the local magnification to `out`; false where the place is behind the camera. */
  project(v, out) {
    const depth = v[0] * this.ahead[0] + v[1] * this.ahead[1] + v[2] * this.ahead[2];
    if (depth < -0.8) {
      return false;
    }
    const grown = 2 / (1 + depth);
    const east = v[0] * this.east[0] + v[1] * this.east[1];
    const north = v[0] * this.north[0] + v[1] * this.north[1] + v[2] * this.north[2];
    out.x = this.x - east * grown * this.scale;
    out.y = this.y - north * grown * this.scale;
    out.grown = grown;
    return true;
  }

  placeAt(x, y) {
    const east = (this.x - x) / this.scale / 2;
    const north = (this.y - y) / this.scale / 2;
    const square = east * east + north * north;
    const mix = (i) => (2 * east * this.east[i] + 2 * north * this.north[i] + (1 - square) * this.ahead[i]) / (1 + square);
    return place([mix(0), mix(1), mix(2)]);
  }

  #turnTo(ra, dec) {
    this.ahead = direction(this.ra, this.dec);
    this.east = [-Math.sin(ra), Math.cos(ra), 0];
    this.north = [-Math.sin(dec) * Math.cos(ra), -Math.sin(dec) * Math.sin(ra), Math.cos(dec)];
  }
}

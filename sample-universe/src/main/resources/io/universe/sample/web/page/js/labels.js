// Names on the sky that never cover each other: what is written first keeps its place, what would cover it is left out.

const SERIF = "13px 'Iowan Old Style', Palatino, 'Palatino Linotype', Georgia, serif";
const CAPITALS = "600 10.5px system-ui, sans-serif";
const HEIGHT = 14;

export class Labels {
  #taken = [];
  #widths = new Map();

  constructor(pen) {
    this.pen = pen;
  }

  begin() {
    this.#taken = [];
  }

  /** The name of a star, right of it. */
  star(text, x, y, ink) {
    this.#write(text, x, y + 4, { font: SERIF, ink, spacing: "0px" });
  }

  /** The name of a figure, in capitals, around a place. */
  figure(text, x, y, ink) {
    const style = { font: CAPITALS, ink, spacing: "1.7px" };
    this.#write(text.toUpperCase(), x - this.#width(text.toUpperCase(), style) / 2, y, style);
  }

  #write(text, x, y, style) {
    const box = { left: x - 3, right: x + this.#width(text, style) + 3, top: y - HEIGHT + 1, bottom: y + 3 };
    if (this.#taken.some((other) => overlap(box, other))) return;
    this.#taken.push(box);
    this.#dress(style);
    this.pen.fillText(text, x, y);
  }

  #width(text, style) {
    const key = style.font + text;
    if (!this.#widths.has(key)) {
      this.#dress(style);
      this.#widths.set(key, this.pen.measureText(text).width);
    }
    return this.#widths.get(key);
  }

  #dress({ font, ink, spacing }) {
    this.pen.font = font;
    this.pen.letterSpacing = spacing;
    this.pen.textAlign = "left";
    this.pen.fillStyle = ink;
  }
}

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

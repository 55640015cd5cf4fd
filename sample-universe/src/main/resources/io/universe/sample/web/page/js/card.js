// The card of the chosen star: what it is, and its neighbours as the engine found them.

import { colourName } from "./colours.js";
import { element } from "./elements.js";
import { title } from "./sky.js";
import { starSprite } from "./sprites.js";

export class Card {
  /** `on` is {choose(id), release(), again()}. */
  constructor(root, sky, on) {
    Object.assign(this, { root, sky, on });
  }

  show(star) {
    this.around = element("div", { "aria-live": "polite" }, element("p", { class: "quiet" }, "Asking the engine …"));
    this.root.replaceChildren(
      this.#head(star),
      this.#facts(star),
      element("h3", {}, "Neighbours"),
      this.around,
    );
    this.root.hidden = false;
    this.root.scrollTop = 0;
  }

  showNeighbours(neighbours, engine) {
    const signed = element("p", { class: "signed" }, "Found by ", element("b", {}, engine));
    this.around.replaceChildren(element("ul", {}, ...neighbours.map((star) => this.#neighbour(star))), signed);
  }

  showTrouble(message) {
    this.around.replaceChildren(
      element("p", { class: "trouble" }, message),
      element("button", { class: "again", type: "button", click: () => this.on.again() }, "Ask again"),
    );
  }

  hide() {
    this.root.hidden = true;
  }

  #head(star) {
    const swatch = element("canvas", { class: "swatch", width: 52, height: 52, "aria-hidden": "true" });
    swatch.getContext("2d").drawImage(starSprite(star.colour), -26, -26, 104, 104);
    const words = element("div", {}, element("h2", {}, title(star)));
    if (star.name) words.append(element("p", { class: "quiet" }, star.designation));
    const close = element("button", { class: "close", type: "button", "aria-label": "Close", click: () => this.on.release() }, "×");
    return element("header", {}, swatch, words, close);
  }

  #facts(star) {
    const figure = this.sky.figure(star.constellation);
    const facts = {
      Magnitude: star.magnitude.toFixed(2),
      Constellation: figure?.name ?? star.constellation,
      Colour: colourName(star.colour),
      "Right ascension": hours(star.ra),
      Declination: degrees(star.dec),
      Hipparcos: star.id,
    };
    const rows = Object.entries(facts).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, String(value))]);
    return element("dl", {}, ...rows);
  }

  #neighbour(star) {
    const magnitude = element("small", {}, `mag ${star.magnitude.toFixed(1)}`);
    const far = element("span", { class: "far" }, `${star.distance.toFixed(2)}°`);
    const choose = () => this.on.choose(star.id);
    return element("li", {}, element("button", { type: "button", click: choose }, title(star), magnitude, far));
  }
}

/** Right ascension as astronomers write it. */
export function hours(ra) {
  const minutes = Math.round(ra * 4);
  return `${Math.floor(minutes / 60) % 24}h ${String(minutes % 60).padStart(2, "0")}m`;
}

export function degrees(dec) {
  const minutes = Math.round(Math.abs(dec) * 60);
  return `${dec < 0 ? "−" : "+"}${Math.floor(minutes / 60)}° ${String(minutes % 60).padStart(2, "0")}′`;
}

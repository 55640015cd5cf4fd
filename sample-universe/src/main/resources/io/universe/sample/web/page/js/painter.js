// Draws the sky on a canvas: far things first. One frame for each change, none while nothing changes.

import { title } from "./sky.js";
import { Labels } from "./labels.js";
import { glow, starSprite } from "./sprites.js";
import { milkyWay, parallels } from "./scenery.js";

export class Painter {
  #at = {};
  #waiting = false;

  constructor(canvas, camera, sky) {
    Object.assign(this, { canvas, camera, sky, pen: canvas.getContext("2d", { alpha: false }) });
    this.labels = new Labels(this.pen);
  }

  resize() {
    const density = Math.min(3, window.devicePixelRatio || 1);
    const { clientWidth, clientHeight } = this.canvas;
    this.canvas.width = clientWidth * density;
    this.canvas.height = clientHeight * density;
    this.pen.setTransform(density, 0, 0, density, 0, 0);
    this.camera.resize(clientWidth, clientHeight);
    this.ask();
  }

  /** Asks for a frame. */
  ask() {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      this.#draw();
    });
  }

  #draw() {
    this.#night();
    this.#milkyWay();
    if (this.sky.grid) this.#grid();
    if (this.sky.lines) this.#figures();
    this.#stars();
    this.labels.begin();
    this.#choice();
    if (this.sky.names) this.#names();
  }

  #night() {
    const { width, height } = this.camera;
    const shade = this.pen.createRadialGradient(width / 2, height * 0.45, 0, width / 2, height * 0.45, Math.max(width, height) * 0.75);
    shade.addColorStop(0, "#0b1226");
    shade.addColorStop(0.55, "#070b18");
    shade.addColorStop(1, "#04060d");
    this.pen.fillStyle = shade;
    this.pen.fillRect(0, 0, width, height);
  }

  #milkyWay() {
    this.pen.globalCompositeOperation = "lighter";
    for (const cloud of milkyWay) {
      if (!this.camera.project(cloud.at, this.#at)) continue;
      const { x, y, grown } = this.#at;
      const size = cloud.radius * this.camera.scale * grown;
      this.pen.globalAlpha = cloud.light;
      this.pen.drawImage(glow, x - size, y - size, size * 2, size * 2);
    }
    this.pen.globalAlpha = 1;
    this.pen.globalCompositeOperation = "source-over";
  }

  #grid() {
    this.pen.strokeStyle = "rgb(130 160 230 / 14%)";
    this.pen.lineWidth = 1;
    this.#strokes(parallels);
  }

  #figures() {
    const chosen = this.sky.chosen?.constellation;
    for (const figure of this.sky.figures) {
      const isChosen = figure.id === chosen;
      this.pen.strokeStyle = isChosen ? "rgb(255 211 138 / 62%)" : "rgb(140 170 255 / 27%)";
      this.pen.lineWidth = isChosen ? 1.4 : 1;
      this.#strokes(figure.strokes);
    }
  }

  #strokes(lines) {
    this.pen.beginPath();
    for (const line of lines) {
      let isDown = false;
      for (const at of line) {
        const isSeen = this.camera.project(at, this.#at);
        if (isSeen && isDown) this.pen.lineTo(this.#at.x, this.#at.y);
        if (isSeen && !isDown) this.pen.moveTo(this.#at.x, this.#at.y);
        isDown = isSeen;
      }
    }
    this.pen.stroke();
  }

  #stars() {
    const closeness = this.#closeness();
    this.pen.globalCompositeOperation = "lighter";
    for (let i = this.sky.shown - 1; i >= 0; i--) {
      const star = this.sky.stars[i];
      if (!this.#isOnScreen(star.at, 20)) continue;
      const size = radius(star) * closeness * 5;
      this.pen.globalAlpha = Math.max(0.42, Math.min(1, 1.25 - star.magnitude * 0.13));
      this.pen.drawImage(starSprite(star.colour), this.#at.x - size, this.#at.y - size, size * 2, size * 2);
    }
    this.pen.globalAlpha = 1;
    this.pen.globalCompositeOperation = "source-over";
  }

  #names() {
    const faintest = Math.min(this.sky.magnitude, 1.1 + Math.log2(150 / this.camera.field) * 1.15);
    for (let i = 0; i < this.sky.shown && this.sky.stars[i].magnitude <= faintest; i++) {
      const star = this.sky.stars[i];
      if (star.name) this.#name(star, radius(star) * this.#closeness() + 6, "rgb(226 232 248 / 84%)");
    }
    const ink = `rgb(150 176 245 / ${this.camera.field > 120 ? 54 : 70}%)`;
    for (const figure of this.sky.figures) {
      for (const at of figure.places) {
        if (this.#isOnScreen(at, 80)) this.labels.figure(figure.name, this.#at.x, this.#at.y, ink);
      }
    }
  }

  #choice() {
    const { chosen, neighbours, hovered } = this.sky;
    if (chosen) {
      this.#rays(chosen, neighbours);
      this.#ring(chosen, GOLD, 13);
      neighbours.forEach((star) => this.#ring(star, BLUE, 8));
    }
    if (hovered && hovered !== chosen) this.#ring(hovered, "rgb(233 237 248 / 75%)", 9);
  }

  #name(star, distance, ink) {
    const isMarked = star === this.sky.chosen || star === this.sky.hovered || this.sky.neighbours.includes(star);
    if (isMarked || !this.#isOnScreen(star.at, 60)) return;
    this.labels.star(star.name, this.#at.x + distance, this.#at.y, ink);
  }

  #rays(from, stars) {
    if (!this.camera.project(from.at, this.#at)) return;
    const { x, y } = this.#at;
    this.pen.strokeStyle = "rgb(148 182 255 / 45%)";
    this.pen.lineWidth = 1;
    this.pen.setLineDash([2, 5]);
    this.pen.beginPath();
    for (const star of stars) {
      if (!this.camera.project(star.at, this.#at)) continue;
      this.pen.moveTo(x, y);
      this.pen.lineTo(this.#at.x, this.#at.y);
    }
    this.pen.stroke();
    this.pen.setLineDash([]);
  }

  #ring(star, ink, size) {
    if (!this.#isOnScreen(star.at, 40)) return;
    const { x, y } = this.#at;
    this.pen.strokeStyle = ink;
    this.pen.lineWidth = 1.6;
    this.pen.beginPath();
    this.pen.arc(x, y, size, 0, Math.PI * 2);
    this.pen.stroke();
    this.labels.star(title(star), x + size + 6, y, ink);
  }

  #isOnScreen(at, margin) {
    if (!this.camera.project(at, this.#at)) return false;
    const { x, y } = this.#at;
    return x > -margin && y > -margin && x < this.camera.width + margin && y < this.camera.height + margin;
  }

  /** Stars grow a little when one comes closer. */
  #closeness() {
    return Math.pow(100 / this.camera.field, 0.28) * (Math.min(this.camera.width, this.camera.height) < 500 ? 0.85 : 1);
  }
}

const GOLD = "#ffd38a";
const BLUE = "#a3c0ff";
const radius = (star) => 5.8 * Math.pow(10, -0.135 * (star.magnitude + 1.44)) + 0.22;

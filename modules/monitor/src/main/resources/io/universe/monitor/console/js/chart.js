// Charts as elements: <universe-spark> for a line without words, <universe-chart> with axes and what the pointer is at. uPlot draws both; it is told the colours of the page.

import uPlot from "../lib/uplot/uPlot.esm.js";

const scheme = matchMedia("(prefers-color-scheme: dark)");
const colour = (element, name) => getComputedStyle(element).getPropertyValue(name).trim();

class Chart extends HTMLElement {
  #plot = null;
  #data = null;
  #recolour = () => this.#draw();
  #watch = new ResizeObserver(() => this.#resize());

  /** Columns: the times in seconds, and a column for each line. */
  set data(columns) {
    const isSame = this.#data && columns.every((column, i) => column === this.#data[i]);
    this.#data = columns;
    if (!isSame && this.#plot) this.#plot.setData(columns);
  }

  connectedCallback() {
    this.#watch.observe(this);
    scheme.addEventListener("change", this.#recolour);
  }

  disconnectedCallback() {
    this.#watch.disconnect();
    scheme.removeEventListener("change", this.#recolour);
    this.#plot?.destroy();
    this.#plot = null;
  }

  #size() {
    return { width: Math.floor(this.clientWidth), height: Math.floor(this.clientHeight) };
  }

  #resize() {
    const size = this.#size();
    if (size.width === 0 || size.height === 0 || !this.#data) return;
    if (!this.#plot) this.#draw();
    else if (size.width !== this.#plot.width || size.height !== this.#plot.height) this.#plot.setSize(size);
  }

  #draw() {
    this.#plot?.destroy();
    this.#plot = new uPlot({ ...this.options(), ...this.#size() }, this.#data, this);
  }
}

const upwards = (u, min, max) => [0, max > 0 ? max * 1.08 : 1];

class Spark extends Chart {
  options() {
    const stroke = colour(this, "--line-of-chart");
    return {
      padding: [2, 1, 1, 1],
      cursor: { show: false },
      legend: { show: false },
      scales: { x: { time: false }, y: { range: upwards } },
      axes: [{ show: false }, { show: false }],
      series: [{}, { stroke, width: 1.5, fill: colour(this, "--fill-of-chart"), points: { show: false }, spanGaps: false }],
    };
  }
}

class Detail extends Chart {
  /** Attributes: `names` of the lines, with commas between them; property `show` makes a text of a value. */
  options() {
    const quiet = colour(this, "--quiet");
    const grid = { stroke: colour(this, "--edge"), width: 1 };
    const strokes = ["--line-of-chart", "--second-line-of-chart"].map((name) => colour(this, name));
    const show = (u, value) => (value === null || value === undefined ? "–" : this.show(value));
    const font = `11px ${colour(this, "--sans")}`;
    return {
      padding: [8, 28, 0, 0],
      cursor: { y: false, points: { size: 7 }, drag: { x: false, y: false } },
      legend: { live: true },
      scales: { y: { range: upwards } },
      axes: [
        { stroke: quiet, grid: { show: false }, ticks: { show: false }, font, size: 26, values: [[60, "{HH}:{mm}", null, null, null, null, null, null, 1], [1, "{HH}:{mm}:{ss}", null, null, null, null, null, null, 1]], space: 70 },
        { stroke: quiet, grid, ticks: { show: false }, font, size: 62, space: 32, values: (u, values) => values.map((value) => this.show(value)) },
      ],
      series: [
        { value: "{HH}:{mm}:{ss}", label: "Time" },
        ...this.getAttribute("names").split(",").map((label, i) => ({ label, stroke: strokes[i], width: 1.75, fill: i === 0 ? colour(this, "--fill-of-chart") : undefined, points: { show: false }, value: show })),
      ],
    };
  }
}

customElements.define("universe-spark", Spark);
customElements.define("universe-chart", Detail);

// Puts the page together: what the user does changes the sky or the camera, and each change asks for a frame.

import { get } from "./api.js";
import { Card, degrees, hours } from "./card.js";
import { $, announce, isNarrow } from "./elements.js";
import { fly, land } from "./flight.js";
import { listen } from "./gestures.js";
import { Live } from "./live.js";
import { Painter } from "./painter.js";
import { Camera } from "./projection.js";
import { showRequests } from "./requests.js";
import { Search } from "./search.js";
import { Sky, title } from "./sky.js";

/** On a narrow screen the card covers the lower half. */
const LIFT_ABOVE_CARD = 0.22;

const panels = [$("view"), $("universe")];
const sky = new Sky();
const camera = new Camera(84, 2, 78);
const canvas = $("sky");
const painter = new Painter(canvas, camera, sky);
const card = new Card($("card"), sky, { choose: (id) => choose(sky.byId.get(id)), release, again: () => askNeighbours(sky.chosen) });
const search = new Search($("search"), { star: find, figure: findFigure });

function changed() {
  const { ra, dec, field } = camera;
  $("aim").textContent = `${hours(ra)}  ${degrees(dec)}  ·  ${field.toFixed(field < 10 ? 1 : 0)}° wide`;
  painter.ask();
}

function choose(star) {
  Object.assign(sky, { chosen: star, neighbours: [], hovered: null });
  card.show(star);
  announce(`${title(star)}, magnitude ${star.magnitude.toFixed(1)}`);
  if (isNarrow.matches) panels.forEach((panel) => (panel.open = false));
  fly(camera, { ra: star.ra, dec: star.dec, lift: isNarrow.matches ? LIFT_ABOVE_CARD : 0 }, changed);
  return askNeighbours(star);
}

function release() {
  Object.assign(sky, { chosen: null, neighbours: [] });
  card.hide();
  canvas.focus();
  fly(camera, { ra: camera.ra, dec: camera.dec, lift: 0 }, changed);
}

async function askNeighbours(star) {
  try {
    const { neighbours, engine } = await get(`/api/stars/${star.id}/neighbours?limit=6`);
    if (sky.chosen !== star) return;
    sky.neighbours = neighbours.map((neighbour) => sky.byId.get(neighbour.id));
    card.showNeighbours(neighbours, engine);
    painter.ask();
  } catch (problem) {
    if (sky.chosen === star) card.showTrouble(problem.message);
  }
}

function find(star) {
  if (star.magnitude > sky.magnitude) setMagnitude(Math.ceil(star.magnitude * 10) / 10);
  camera.look({ field: Math.min(camera.field, 40) });
  choose(star);
}

function findFigure(figure) {
  const [ra, dec] = figure.labels[0];
  fly(camera, { ra, dec, field: 50 }, changed);
}

function hover(x, y) {
  const star = sky.starAt(camera, x, y, 12);
  canvas.classList.toggle("is-over-star", Boolean(star));
  if (star !== sky.hovered) {
    sky.hovered = star;
    painter.ask();
  }
}

function choosePointed(x, y, reach) {
  const star = sky.starAt(camera, x, y, reach);
  if (star) choose(star);
}

function setMagnitude(value) {
  $("magnitude").value = value;
  $("limit").textContent = Number(value).toFixed(1);
  sky.limit(Number(value));
  count();
  painter.ask();
}

function count() {
  $("count").textContent = `${sky.shown.toLocaleString("en")} ${sky.shown === 1 ? "star" : "stars"} shown`;
}

/** The figures come from the engine; while there is none the stars do without. */
async function readFigures() {
  if (sky.figures.length > 0) return;
  try {
    await sky.readFigures();
    search.offer(sky);
    painter.ask();
  } catch {
    setTimeout(readFigures, 2000);
  }
}

async function readStars() {
  try {
    await sky.readStars();
    search.offer(sky);
    count();
    painter.ask();
  } catch (problem) {
    $("count").textContent = `The stars are not to be had: ${problem.message}`;
    setTimeout(readStars, 2000);
  }
}

function arrangePanels() {
  const arrange = () => panels.forEach((panel) => (panel.open = !isNarrow.matches));
  const closeOthers = (opened) => panels.filter((panel) => panel !== opened).forEach((panel) => (panel.open = false));
  panels.forEach((panel) => panel.addEventListener("toggle", () => isNarrow.matches && panel.open && closeOthers(panel)));
  isNarrow.addEventListener("change", arrange);
  arrange();
}

const zoom = (factor, x, y) => {
  land();
  camera.zoom(factor, x, y);
  changed();
};

const pan = (dx, dy) => {
  land();
  camera.pan(dx, dy);
  changed();
};

arrangePanels();
showRequests($("requests"));
new Live($("nodes"), $("link"), { joined: (node) => node.context === "engine" && readFigures() });
listen(canvas, { pan, zoom, hover, tap: choosePointed, choose: () => choosePointed(camera.x, camera.y, 80), release });
$("closer").addEventListener("click", () => zoom(1.4));
$("farther").addEventListener("click", () => zoom(1 / 1.4));
$("magnitude").addEventListener("input", (event) => setMagnitude(event.target.value));
for (const layer of ["lines", "names", "grid"]) {
  $(layer).addEventListener("change", (event) => {
    sky[layer] = event.target.checked;
    painter.ask();
  });
}
new ResizeObserver(() => painter.resize()).observe(canvas);
changed();
readStars();
readFigures();

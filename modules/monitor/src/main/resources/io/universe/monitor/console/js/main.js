// Puts the console together: what comes from the feed and what the user does change the state, and each change asks for a frame in which the page is drawn anew.

import { html, nothing, render } from "../lib/lit-html/lit-html.js";
import { nameOf, outcomeOf } from "./actions.js";
import { get, lines, login, logout, post, postForFile, postForText } from "./api.js";
import "./chart.js";
import { listen } from "./feed.js";
import { collapsed } from "./flame.js";
import "./flame-graph.js";
import { Tail } from "./logs.js";
import { everybodyOf, initial, onJournal, onLink, onPast, onStatus, onTime } from "./model.js";
import { save } from "./save.js";
import { troublesOf } from "./troubles.js";
import { contexts } from "./views/contexts.js";
import { confirmation, foundText, loginDialog, outcomes } from "./views/dialogs.js";
import { foundFlame } from "./views/flame.js";
import { header, summary } from "./views/head.js";
import { journal, recent } from "./views/journal.js";
import { logs } from "./views/logs.js";
import { deathQueue, nodes, troubles } from "./views/nodes.js";
import { statuses } from "./views/statuses.js";
import { workerPanel } from "./views/worker.js";

const LOGGED_IN = "universe-logged-in";
const OUTCOME_MILLIS = 12_000;
const ASK_MILLIS = 5_000;
const UNAUTHORIZED = 401;
const MAKE = { told: post, shown: postForText, saved: postForFile, drawn: post };

const $ = (id) => document.getElementById(id);
const announce = (text) => ($("news").textContent = text);

let state = initial;
const ui = {
  page: "",
  worker: null,
  isIn: localStorage.getItem(LOGGED_IN) !== null,
  confirming: null,
  found: null,
  login: null,
  outcomes: [],
  journal: { text: "", type: "" },
  logs: { wanted: { worker: "", level: "", kind: "", text: "" }, lines: [], isFollowing: true },
  statuses: { names: [], name: "os", entries: [], cache: [], problem: "" },
};

let isAsked = false;
function draw() {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    render(page(), $("console"));
    afterwards();
  });
}

function change(next) {
  state = next;
  draw();
}

// What the user does.

const act = {
  ask: (action) => {
    ui.confirming = action;
    draw();
  },
  dismiss: () => {
    ui.confirming = null;
    draw();
  },
  confirm: (values) => {
    const action = ui.confirming;
    ui.confirming = null;
    wish(action, values);
  },
  keep: () => save(`${ui.found.title.replaceAll(" ", "-")}.txt`, new Blob([ui.found.text], { type: "text/plain" })),
  putAway: () => {
    ui.found = null;
    draw();
  },
  copy: (text) => navigator.clipboard.writeText(text).then(() => announce("copied"), () => announce("the browser does not let this be copied")),
  forget: (outcome) => {
    ui.outcomes = ui.outcomes.filter((other) => other !== outcome);
    draw();
  },
  openLogin: () => askLogin(),
  closeLogin: () => {
    ui.login = null;
    draw();
  },
  login: async (token) => {
    const { after } = ui.login;
    try {
      await login(token);
      remember(true);
      ui.login = null;
      feed.again();
      after?.();
    } catch (refusal) {
      ui.login = { ...ui.login, problem: refusal.message };
    }
    draw();
  },
  logout: async () => {
    await logout().catch(() => {});
    remember(false);
    feed.again();
    draw();
  },
  search: (wanted) => {
    Object.assign(ui.journal, wanted);
    draw();
  },
  tail: (wanted) => {
    Object.assign(ui.logs.wanted, wanted);
    tail.open(ui.logs.wanted);
    draw();
  },
  follow: (isFollowing) => {
    ui.logs.isFollowing = isFollowing;
    draw();
  },
  status: (name) => {
    ui.statuses.name = name;
    ui.statuses.entries = [];
    askStatuses();
  },
};

function remember(isIn) {
  ui.isIn = isIn;
  if (isIn) localStorage.setItem(LOGGED_IN, "");
  else localStorage.removeItem(LOGGED_IN);
}

function askLogin(after, problem = "") {
  remember(false);
  ui.login = { after, problem };
  draw();
}

/** Makes a wish and shows what it comes to; who is not known yet logs in first. */
async function wish(action, values) {
  const outcome = { action, state: "pending", text: "under way …" };
  ui.outcomes = [...ui.outcomes.slice(-4), outcome];
  draw();
  try {
    const answer = await MAKE[action.found ?? "told"](action.path(values));
    Object.assign(outcome, { text: outcomeOf(action, answer), state: "done" });
    if (action.found === "shown") ui.found = { title: nameOf(action), text: answer };
    if (action.found === "drawn" && answer.samples > 0) ui.found = { title: nameOf(action), text: collapsed(answer.root), flame: answer };
    if (action.found === "saved") save(answer.name, answer.blob);
    location.hash = action.opens?.(answer) || location.hash;
    remember(true);
    setTimeout(() => act.forget(outcome), OUTCOME_MILLIS);
  } catch (refusal) {
    if (refusal.status === UNAUTHORIZED) {
      act.forget(outcome);
      askLogin(() => wish(action, values));
      return;
    }
    Object.assign(outcome, { text: refusal.message, state: "failed" });
  }
  announce(`${nameOf(action)}: ${outcome.text}`);
  draw();
}

// What there is beside the feed.

const tail = new Tail((all) => {
  ui.logs.lines = all;
  draw();
});

async function askStatuses() {
  const of = ui.statuses;
  const name = of.name;
  try {
    const [{ names }, entries, cache] = await Promise.all([get("/status"), get(`/status/${name}`), get("/status/cache").catch(() => [])]);
    if (of.name === name) Object.assign(of, { names, entries, cache, problem: "" });
  } catch (refusal) {
    of.problem = refusal.message;
  }
  draw();
}

setInterval(() => ui.page === "statuses" && !document.hidden && askStatuses(), ASK_MILLIS);

const readPast = () =>
  lines("/events?follow=false")
    .then((past) => change(onPast(state, past)))
    .catch(() => {});

// Where the user is: #/, #/journal, #/logs, #/statuses, or #/worker/web-0 beside the overview.

function route() {
  const [page, name] = location.hash.replace(/^#\/?/, "").split(/[/?]/);
  const isWorker = page === "worker";
  const before = ui.page;
  Object.assign(ui, { page: isWorker ? "" : page, worker: isWorker ? name : null });
  if (ui.page === "logs") {
    const worker = new URLSearchParams(location.hash.split("?")[1]).get("worker");
    if (before !== "logs" || worker !== null) act.tail({ worker: worker ?? ui.logs.wanted.worker });
  } else {
    tail.close();
  }
  if (ui.page === "statuses") askStatuses();
  draw();
}

const PAGES = ["", "journal", "logs", "statuses"];

/** Digits go to a page, a slash to the search there is, Escape back. */
function onKey(event) {
  const isWriting = event.target.closest("input, select, textarea, dialog");
  if (event.key === "Escape" && ui.worker && !document.querySelector("dialog[open]")) leaveWorker();
  if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
  const page = PAGES[Number(event.key) - 1];
  if (page !== undefined) location.hash = `#/${page}`;
  const search = document.querySelector("input[type=search]");
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
  }
}

function leaveWorker() {
  const name = ui.worker;
  location.hash = "#/";
  requestAnimationFrame(() => document.querySelector(`a[href="#/worker/${name}"]`)?.focus());
}

// The page.

function page() {
  const worker = ui.worker && everybodyOf(state.status).find(({ name }) => name === ui.worker);
  const found = troublesOf(state);
  return html`
    ${header(state, found, ui, act)}
    <main id="main" tabindex="-1" class=${ui.worker ? "has-panel" : ""}>
      ${state.status ? body(worker, found) : html`<p class="empty">${state.link === "lost" ? "The master does not answer." : "Connecting to the master …"}</p>`}
    </main>
    ${confirmation(ui.confirming, act)} ${ui.found?.flame ? foundFlame(ui.found, act) : foundText(ui.found, act)} ${loginDialog(ui.login, act)} ${outcomes(ui.outcomes, act)}
  `;
}

function body(worker, found) {
  switch (ui.page) {
    case "journal":
      return journal(state, ui.journal, act);
    case "logs":
      return logs(state, ui.logs, act);
    case "statuses":
      return statuses(ui.statuses, act);
    default:
      return html`
        ${troubles(found)} ${summary(state)}
        <div class="columns">
          <div class="main-column">${contexts(state, act)}</div>
          <aside class="side-column" aria-label="What happens">${deathQueue(state)} ${recent(state)} ${nodes(state)}</aside>
        </div>
        ${ui.worker ? workerPanel(state, worker, ui.worker, act, leaveWorker) : nothing}
      `;
  }
}

/** What an attribute cannot say. */
function afterwards() {
  for (const dialog of document.querySelectorAll("dialog[data-open]:not([open])")) dialog.showModal();
  const pane = document.querySelector(".log-pane");
  if (pane && ui.logs.isFollowing) pane.scrollTop = pane.scrollHeight;
  if (state.status) document.title = `${state.status.universe} · Universe`;
}

const feed = listen({
  time: (at) => change(onTime(state, at)),
  status: (status) => change(onStatus(state, status)),
  journal: (line) => change(onJournal(state, line)),
  link: (link) => change(onLink(state, link)),
  refused: () => askLogin(() => feed.again(), "Reading wants the token here, too."),
});

addEventListener("hashchange", route);
addEventListener("keydown", onKey);
route();
readPast();

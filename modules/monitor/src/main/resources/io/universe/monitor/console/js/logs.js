// The tail of the logs, by what the user wants to see. A stream at a time.

const MOST = 1000;
const SHOW_EVERY_MILLIS = 200;

export class Tail {
  #source = null;
  #waiting = [];
  #timer = 0;

  /** Calls back with all lines that are kept, some times a second at most. */
  constructor(onLines) {
    this.onLines = onLines;
    this.lines = [];
  }

  /** Begins anew with {worker, level, kind, text}; empty ones are left out. */
  open(wanted) {
    this.close();
    const query = new URLSearchParams({ follow: "true", lines: "300" });
    for (const [name, value] of Object.entries(wanted)) if (value) query.append(name, value);
    this.#source = new EventSource(`/logs?${query}`);
    this.#source.addEventListener("message", ({ data }) => this.#add(JSON.parse(data)));
    this.#source.addEventListener("open", () => this.#clear());
  }

  /** A stream that comes back tells the last lines again. */
  #clear() {
    this.lines = [];
    this.#waiting = [];
    this.onLines(this.lines);
  }

  #add(line) {
    this.#waiting.push(line);
    this.#timer ||= setTimeout(() => this.#show(), SHOW_EVERY_MILLIS);
  }

  #show() {
    this.#timer = 0;
    this.lines = [...this.lines, ...this.#waiting].slice(-MOST);
    this.#waiting = [];
    this.onLines(this.lines);
  }

  close() {
    this.#source?.close();
    this.#source = null;
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#waiting = [];
    this.lines = [];
  }
}

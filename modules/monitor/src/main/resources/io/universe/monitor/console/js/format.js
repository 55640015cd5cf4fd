// Figures as people read them. Pure.

const NOTHING = "–";
const STEPS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
];

const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

/** A number with few digits: 0, 0.4, 12, 1,234. */
export function count(value) {
  if (!isNumber(value)) return NOTHING;
  return value.toLocaleString("en", { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 });
}

export const percent = (part) => (isNumber(part) ? `${(part * 100).toFixed(part < 0.0995 ? 1 : 0)} %` : NOTHING);

/** Bytes in the unit that needs three digits. */
export function bytes(value) {
  if (!isNumber(value)) return NOTHING;
  const units = ["B", "KB", "MB", "GB", "TB"];
  const step = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(value) / 10));
  const scaled = value / 1024 ** step;
  return `${scaled.toFixed(step > 1 && scaled < 10 ? 1 : 0)} ${units[step]}`;
}

export function millis(value) {
  if (!isNumber(value)) return NOTHING;
  if (value >= 10_000) return span(value);
  if (value >= 1_000) return `${(value / 1000).toFixed(1)} s`;
  return `${value < 10 && value % 1 !== 0 ? value.toFixed(1) : Math.round(value)} ms`;
}

/** A length of time in its two largest units: 12s, 4m 10s, 3d 2h. */
export function span(millisTaken) {
  if (!isNumber(millisTaken)) return NOTHING;
  const left = Math.max(0, millisTaken);
  const first = STEPS.findIndex(([, size]) => left >= size);
  if (first < 0) return "0s";
  const [unit, size] = STEPS[first];
  const whole = `${Math.floor(left / size)}${unit}`;
  const next = STEPS[first + 1];
  const rest = next ? Math.floor((left % size) / next[1]) : 0;
  return rest > 0 ? `${whole} ${rest}${next[0]}` : whole;
}

/** How long something has been so, at a moment given in milliseconds. */
export const age = (since, now) => (since ? span(now - Date.parse(since)) : NOTHING);

/** The time of day, as the browser's clock has it. */
export const clock = (at) => new Date(at).toLocaleTimeString("en-GB");

/** The date and the time of day, with milliseconds. */
export function moment(at) {
  const date = new Date(at);
  return `${date.toLocaleDateString("sv-SE")} ${clock(at)}.${String(date.getMilliseconds()).padStart(3, "0")}`;
}

/** One of them, or several: `1 worker`, `3 workers`. */
export const number = (many, noun) => `${count(many)} ${noun}${many === 1 ? "" : "s"}`;

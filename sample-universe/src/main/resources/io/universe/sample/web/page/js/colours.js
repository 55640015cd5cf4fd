// From the B-V index of a star to the colour the eye sees, a little richer than it is.

const SCALE = [
  [-0.35, [143, 173, 255]],
  [0.0, [186, 207, 255]],
  [0.3, [236, 240, 255]],
  [0.6, [255, 246, 226]],
  [0.85, [255, 226, 178]],
  [1.2, [255, 201, 138]],
  [1.6, [255, 170, 106]],
  [2.2, [255, 134, 88]],
];

/** The [red, green, blue] of an index; white for a star that nobody measured. */
export function colour(index = 0.45) {
  const value = Math.max(SCALE[0][0], Math.min(SCALE.at(-1)[0], index));
  const upper = Math.max(1, SCALE.findIndex(([edge]) => edge >= value));
  const [low, from] = SCALE[upper - 1];
  const [high, to] = SCALE[upper];
  const share = (value - low) / (high - low);
  return from.map((part, i) => Math.round(part + (to[i] - part) * share));
}

/** The colour in words. */
export function colourName(index) {
  if (index === undefined) return "not measured";
  const names = [[-0.02, "blue-white"], [0.3, "white"], [0.58, "yellow-white"], [0.85, "yellow"], [1.4, "orange"]];
  return names.find(([edge]) => index < edge)?.[1] ?? "red";
}

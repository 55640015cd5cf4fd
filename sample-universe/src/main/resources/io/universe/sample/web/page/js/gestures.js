// Fingers, mouse and keys on the sky, told as what they mean: pan, zoom, tap, hover.

const STEP = 60;
const KEYS = {
  ArrowLeft: (on) => on.pan(STEP, 0),
  ArrowRight: (on) => on.pan(-STEP, 0),
  ArrowUp: (on) => on.pan(0, STEP),
  ArrowDown: (on) => on.pan(0, -STEP),
  "+": (on) => on.zoom(1.25),
  "=": (on) => on.zoom(1.25),
  "-": (on) => on.zoom(1 / 1.25),
  Enter: (on) => on.choose(),
  Escape: (on) => on.release(),
};

/** Listens to the canvas; `on` is {pan(dx, dy), zoom(factor, x, y), tap(x, y, reach), hover(x, y), choose(), release()}. */
export function listen(canvas, on) {
  const fingers = new Map();
  let moved = 0;

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    if (fingers.size === 0) moved = 0;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });

  canvas.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return on.hover(event.clientX, event.clientY);
    const others = [...fingers.values()].filter((other) => other !== finger);
    const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y];
    moved += Math.hypot(dx, dy);
    if (others.length === 1) pinch(finger, others[0], event, on);
    on.pan(dx / fingers.size, dy / fingers.size);
    canvas.classList.toggle("is-dragging", moved > 6);
    Object.assign(finger, { x: event.clientX, y: event.clientY });
  });

  const lift = (event) => {
    const wasTap = fingers.size === 1 && moved <= 6 && event.type === "pointerup";
    fingers.delete(event.pointerId);
    canvas.classList.remove("is-dragging");
    if (wasTap) on.tap(event.clientX, event.clientY, event.pointerType === "mouse" ? 14 : 26);
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);

  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 16 : 1;
      on.zoom(Math.exp(-event.deltaY * lines * 0.0016), event.clientX, event.clientY);
    },
    { passive: false },
  );

  canvas.addEventListener("keydown", (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act(on);
  });
}

function pinch(finger, other, event, on) {
  const before = Math.hypot(finger.x - other.x, finger.y - other.y);
  const after = Math.hypot(event.clientX - other.x, event.clientY - other.y);
  if (before > 10 && after > 10) on.zoom(after / before, (event.clientX + other.x) / 2, (event.clientY + other.y) / 2);
}

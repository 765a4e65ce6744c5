/**
 * What the page knows. Changed in place; whoever changes it calls changed(), and the page is drawn once for all the
 * changes of a frame.
 */
export const state = {
  route: { view: 'start', args: [] },
  /** Whether a link was followed that is not drawn yet. */
  arrived: false,
  /** What takes the focus once it is there, by id. */
  focus: '',
  link: { mode: 'connecting', failures: 0 },
  loaded: false,
  health: null,
  startups: [],
  startup: '',
  counters: {},
  faults: { items: [], total: 0 },
  filter: { outcome: '', text: '', bucket: null },
  hold: null,
  most: 50,
  chartAsTable: false,
  pointed: null,
  trial: null,
  toast: '',
  said: '',
};

const listeners = new Set();
const CHEAP_MILLIS = 8;
let asked = false;
let cost = 0;

const painted = new MessageChannel();
let drawnAt = 0;
painted.port1.onmessage = () => {
  cost = performance.now() - drawnAt;
};

function draw() {
  asked = false;
  drawnAt = performance.now();
  listeners.forEach((listener) => listener());
  // Comes back after the browser has laid out and painted, which costs more than the scripts do.
  painted.port2.postMessage(null);
}

/** Asks for the page to be drawn. After a drawing that took long, input comes first for twice as long. */
export function changed() {
  if (asked) return;
  asked = true;
  if (cost > CHEAP_MILLIS) setTimeout(() => requestAnimationFrame(draw), 2 * cost);
  else requestAnimationFrame(draw);
}

export const onChange = (listener) => listeners.add(listener);

let toastTimer = 0;

/** Says something for a few seconds. */
export function toast(text) {
  state.toast = text;
  changed();
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    state.toast = '';
    changed();
  }, 4000);
}

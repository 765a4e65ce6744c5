/**
 * What the page knows. Changed in place; whoever changes it calls changed(), and the page is drawn once for all the
 * changes of a frame.
 */
export const state = {
  route: { view: 'start', args: [] },
  link: { mode: 'connecting', failures: 0 },
  loaded: false,
  health: null,
  startups: [],
  startup: '',
  counters: {},
  faults: { items: [], total: 0 },
  filter: { outcome: '', text: '', bucket: null },
  hold: null,
  chartAsTable: false,
  pointed: null,
  trial: null,
  toast: '',
  said: '',
};

const listeners = new Set();
let asked = false;

export function changed() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    listeners.forEach((listener) => listener());
  });
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

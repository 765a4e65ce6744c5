import { plural } from '../format.js';
import { changed, state } from '../state/store.js';
import { outcomeTotals } from '../state/traffic.js';

/** Tells a screen reader now and then what has come in, rather than each event. */
const EVERY_MILLIS = 10_000;

let told = null;

const sum = () => Object.values(outcomeTotals()).reduce((all, n) => all + n, 0);

function tell() {
  if (!state.loaded || state.route.view !== 'live') return;
  const now = sum();
  const more = told === null ? 0 : now - told;
  told = now;
  const text = more > 0 ? `${plural(more, 'new attempt')}` : '';
  if (text === state.said) return;
  state.said = text;
  changed();
}

export const startTelling = () => setInterval(tell, EVERY_MILLIS);

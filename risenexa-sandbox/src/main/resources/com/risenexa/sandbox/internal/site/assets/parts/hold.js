import { changed, state } from '../state/store.js';
import { seenUpTo } from '../state/traffic.js';

/**
 * New rows wait while the visitor has asked for it, points at a row, has one focused, or has scrolled the first row out
 * of sight.
 */
let pointed = false;

const scrolled = () => {
  const rows = document.getElementById('rows');
  return rows !== null && rows.getBoundingClientRect().top < 0;
};

function settle() {
  if (state.hold?.asked) return;
  const holds = state.route.view === 'live' && (pointed || scrolled());
  if (holds === (state.hold !== null)) return;
  state.hold = holds ? { seq: seenUpTo(), asked: false } : null;
  changed();
}

export function point(is) {
  pointed = is;
  settle();
}

export function togglePause() {
  state.hold = state.hold?.asked ? null : { seq: seenUpTo(), asked: true };
  changed();
}

/** Shows what waits. */
export function release() {
  pointed = false;
  state.hold = state.hold?.asked ? { seq: seenUpTo(), asked: true } : null;
  if (scrolled()) document.getElementById('rows').parentElement.scrollIntoView({ block: 'start' });
  changed();
}

export function left() {
  pointed = false;
  settle();
}

export const watch = () => addEventListener('scroll', settle, { passive: true });

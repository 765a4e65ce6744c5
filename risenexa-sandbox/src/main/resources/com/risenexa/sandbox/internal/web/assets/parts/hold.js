import { changed, state } from '../state/store.js';
import { seenUpTo } from '../state/traffic.js';

/**
 * New rows wait while the visitor has asked for it, points at a row, has one focused, or has scrolled the first row out
 * of sight.
 */
const reasons = { pointed: false, focused: false };

const scrolled = () => {
  const rows = document.getElementById('rows');
  return rows !== null && rows.getBoundingClientRect().top < 0;
};

function settle() {
  if (state.hold?.asked) return;
  const holds = state.route.view === 'live' && (reasons.pointed || reasons.focused || scrolled());
  if (holds === (state.hold !== null)) return;
  state.hold = holds ? { seq: seenUpTo(), asked: false } : null;
  changed();
}

const forget = () => Object.assign(reasons, { pointed: false, focused: false });

function because(reason, is) {
  reasons[reason] = is;
  settle();
}

export const point = (is) => because('pointed', is);

/** The focus may go from row to row. */
export const focus = (event) => because('focused', event.type === 'focusin' || event.currentTarget.contains(event.relatedTarget));

export function togglePause() {
  state.hold = state.hold?.asked ? null : { seq: seenUpTo(), asked: true };
  changed();
}

/** Shows what waits. */
export function release() {
  forget();
  state.hold = state.hold?.asked ? { seq: seenUpTo(), asked: true } : null;
  if (scrolled()) document.getElementById('rows').parentElement.scrollIntoView({ block: 'start' });
  changed();
}

export function left() {
  forget();
  settle();
}

export const watch = () => addEventListener('scroll', settle, { passive: true });

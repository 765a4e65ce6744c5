import { html } from './lit.js';
import { go } from './router.js';
import { state, changed } from './state/store.js';
import { nextTheme } from './theme-switch.js';
import { togglePause } from './parts/hold.js';
import { sendClean } from './parts/try-it.js';

/**
 * Keys for everything. A single letter may be in the way of those who speak to their computer, so letters can be
 * switched off (WCAG 2.1.4).
 */
let lettersOn = true;
try {
  lettersOn = localStorage.getItem('risenexa.letters') !== 'off';
} catch {
  // Storage is switched off.
}

const rowLinks = () => [...document.querySelectorAll('.row-link')];

function stepRow(by) {
  const links = rowLinks();
  const at = links.indexOf(document.activeElement);
  links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
}

function focusSearch() {
  if (state.route.view !== 'live') go('live');
  state.focus = 'search';
  changed();
}

export const showKeys = () => document.getElementById('keys').showModal();

/** @type {[string, string, () => void][]} */
const KEYS = [
  ['1', 'Live', () => go('live')],
  ['2', 'Failures', () => go('failures')],
  ['3', 'Faults', () => go('faults')],
  ['4', 'Startups & keys', () => go('startups')],
  ['5', 'Checks', () => go('checks')],
  ['6', 'Setup', () => go('setup')],
  ['s', 'Send a test registration', () => sendClean()],
  ['c', 'Send a test conversion', () => sendClean('user_converted')],
  ['j', 'Next event', () => stepRow(1)],
  ['k', 'Previous event', () => stepRow(-1)],
  ['p', 'Pause or resume the table', togglePause],
  ['/', 'Filter the events', focusSearch],
  ['t', 'Switch the theme', nextTheme],
  ['?', 'This list', showKeys],
];

const isTyping = (target) => target.closest?.('input, textarea, select, [contenteditable]');

export function listen() {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const typing = isTyping(event.target);
    if (event.key === 'Escape' && typing) event.target.blur();
    if (typing || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape' && (state.route.view === 'event' || state.route.view === 'attempt')) go('live');
    const found = KEYS.find(([key]) => key === event.key);
    if (!found || (!lettersOn && found[0] !== '?')) return;
    event.preventDefault();
    found[2]();
  });
}

function setLetters(event) {
  lettersOn = event.target.checked;
  try {
    localStorage.setItem('risenexa.letters', lettersOn ? 'on' : 'off');
  } catch {
    // It holds for this visit.
  }
  changed();
}

export const keysDialog = () => html`<dialog id="keys" aria-labelledby="keys-title">
  <header><h2 id="keys-title">Keys</h2><form method="dialog"><button class="button quiet" type="submit">Close</button></form></header>
  <div class="body">
    <dl class="keys-list">${KEYS.map(([key, word]) => html`<dt>${word}</dt><dd><kbd>${key}</kbd></dd>`)}
      <dt>Open what is focused</dt><dd><kbd>Enter</kbd></dd>
      <dt>From bar to bar in the chart</dt><dd><kbd>←</kbd> <kbd>→</kbd></dd>
      <dt>Close this; leave an event</dt><dd><kbd>Esc</kbd></dd></dl>
    <label class="row"><input type="checkbox" .checked=${lettersOn} @change=${setLetters}>Single-key shortcuts</label>
  </div>
</dialog>`;

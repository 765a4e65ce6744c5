import { html } from '../lit.js';
import { number } from '../format.js';
import { outcomeTotals } from '../state/traffic.js';
import { link } from '../router.js';
import { state } from '../state/store.js';

function sum(type) {
  const of = { added: 0, removed: 0, net: 0 };
  for (const [startup, counters] of Object.entries(state.counters)) {
    if (state.startup && startup !== state.startup) continue;
    for (const field of Object.keys(of)) of[field] += counters[type]?.[field] ?? 0;
  }
  return of;
}

const counter = (word, type) => {
  const { added, removed, net } = sum(type);
  return html`<li class="tile" data-tile=${type}>
    <span class="tile-name">${word}</span>
    <span class="tile-value">${number(net)}</span>
    <span class="tile-note"><span class=${added ? 'plus' : ''}>+${number(added)}</span> <span class=${removed ? 'minus' : ''}>−${number(removed)}</span></span>
  </li>`;
};

const total = (word, outcome, n, note) => html`<li class="tile" data-tile=${outcome}>
  <span class="tile-name"><i class="swatch ${outcome}"></i><span>${word}</span></span>
  <span class="tile-value">${number(n)}</span>
  <span class="tile-note">${note}</span>
</li>`;

/** What was counted, and which attempts did not change a counter. */
export function tiles() {
  const by = outcomeTotals();
  const { counted = 0, duplicate = 0, lost = 0, faulted = 0, conflict = 0, rejected = 0 } = by;
  const all = counted + duplicate + lost + faulted + conflict + rejected;
  return html`<ul class="tiles" aria-label="Totals">
    ${counter('Registrations', 'user_registered')}
    ${counter('Conversions', 'user_converted')}
    ${total(html`Duplicates<span class="wide-only"> suppressed</span>`, 'duplicate', duplicate + conflict, html`of ${number(all)}<span class="wide-only"> ${all === 1 ? 'attempt' : 'attempts'}</span>`)}
    ${total(html`Lost<span class="wide-only"> answers</span>`, 'lost', lost, html`no answer<span class="wide-only"> sent</span>`)}
    ${total('Rejected', 'rejected', rejected, html`<a href=${link('failures')}>By reason</a>`)}
  </ul>`;
}

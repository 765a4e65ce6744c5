import { guard, html, nothing, repeat } from '../lit.js';
import { millis, number, shortId, time } from '../format.js';
import { outcomeIcon } from '../icons.js';
import { typeWord, wordOf } from '../outcomes.js';
import { link } from '../router.js';
import { state } from '../state/store.js';
import { tag } from './basics.js';

const PIPS = 6;

/** What became of a logical event in the end, in a word or two. */
export function result(group) {
  const outcomes = new Set(group.attempts.map((attempt) => attempt.outcome));
  const last = group.attempts[group.attempts.length - 1];
  if (outcomes.has('conflict')) return tag('conflict', 'Counted, then a conflict');
  if (outcomes.has('counted') || outcomes.has('lost') || outcomes.has('duplicate')) {
    return group.attempts.length + group.left > 1 ? tag('counted', 'Counted once') : html`<span class="muted">Counted</span>`;
  }
  return last.outcome === 'rejected' ? tag('rejected', last.code ?? 'Rejected') : tag('faulted', 'Not counted yet');
}

function pips(group) {
  const shown = group.attempts.slice(-PIPS);
  const left = group.left + group.attempts.length - shown.length;
  return html`<span class="pips"><span class="hidden-text">${group.attempts.map(({ outcome }) => wordOf(outcome)).join(', ')}</span>
    ${left ? html`<span class="faint small">+${number(left)}</span>` : nothing}
    ${shown.map(({ outcome, code, fault }) => html`<span class="pip ${outcome}" title="${wordOf(outcome)}${fault ? `: ${fault}` : ''}${code ? `: ${code}` : ''}">${outcomeIcon(outcome)}</span>`)}</span>`;
}

export const where = (group) => (group.startup && group.event_id && group.attempts.some(({ outcome }) => outcome !== 'rejected') ? link('event', group.startup, group.event_id) : link('attempt', String(group.seq)));

const sign = (group) => (group.action === 'remove' ? html`<span class="sign minus" title="Lowers the counter">−1</span>` : html`<span class="sign plus">+1</span>`);

const row = (group, several) => html`<tr>
  <td class="when"><a class="row-link" href=${where(group)} aria-label="${typeWord(group.event_type)} ${group.user_id ?? ''}, ${time(group.at)}">${time(group.at)}<span class="faint">.${millis(group.at)}</span></a></td>
  <td class="what"><span class="cut">${typeWord(group.event_type)}</span>${group.event_type?.startsWith('user_') ? sign(group) : nothing}</td>
  <td class="who"><span class="cut">${group.user_id ?? '—'}</span></td>
  ${several ? html`<td class="of"><span class="cut">${group.startup ?? '—'}</span></td>` : nothing}
  <td class="tries">${pips(group)}</td>
  <td class="end">${result(group)}</td>
  <td class="id mono faint">${shortId(group.event_id)}</td>
</tr>`;

/** Logical events, one a row, the newest on top. */
export function table(shown) {
  const several = state.startups.length > 1;
  return html`<table class="events ${several ? 'several' : ''}">
    <caption class="hidden-text">Events, the newest first</caption>
    <thead><tr>
      <th scope="col" class="when">Time</th><th scope="col" class="what">Event</th><th scope="col" class="who">User</th>
      ${several ? html`<th scope="col" class="of">Startup</th>` : nothing}
      <th scope="col" class="tries">Attempts</th><th scope="col" class="end">Result</th><th scope="col" class="id">Event id</th>
    </tr></thead>
    <tbody>${repeat(shown, (group) => group.key, (group) => guard([group, several], () => row(group, several)))}</tbody>
  </table>`;
}

import { html, nothing } from '../lit.js';
import { number, plural, time } from '../format.js';
import { link } from '../router.js';
import { api, query } from '../state/api.js';
import { changed, state } from '../state/store.js';
import { outcomeTotals } from '../state/traffic.js';
import { empty, problem, tag, viewHead } from '../parts/basics.js';
import { startupSelect } from '../parts/startup-select.js';

export const title = 'Failures';

let items = null;
let error = null;
let asked = '';

/** Loads when the view is entered, and again when something was rejected. */
export function prepare() {
  const wanted = `${state.startup}@${outcomeTotals().rejected ?? 0}`;
  if (wanted === asked) return;
  asked = wanted;
  load();
}

export const left = () => {
  asked = '';
};

async function load() {
  try {
    ({ items } = await api.get(`/failures${query({ startup: state.startup })}`));
    error = null;
  } catch (failure) {
    error = failure;
  }
  changed();
}

/** What the answer said was wrong with the sample. */
function errors(sample) {
  try {
    return JSON.parse(sample.answer.slice(sample.answer.indexOf('\n\n') + 2)).errors.slice(0, 4);
  } catch {
    return [];
  }
}

const failure = ({ code, count, first, last, remedy, sample }) => html`<li class="failure">
  <div class="failure-what">${tag('rejected', code)}<span class="muted small">${sample?.status ? `answered ${sample.status}` : nothing}</span></div>
  <div class="failure-why"><p><strong>${remedy}</strong></p>
    ${sample ? html`<ul class="small muted">${errors(sample).map((text) => html`<li class="wrap-anywhere">${text}</li>`)}</ul>` : nothing}</div>
  <div class="failure-count"><span class="failure-number">${number(count)}</span><span class="muted small">${count === 1 ? time(last) : `${time(first)} to ${time(last)}`}</span>
    ${sample ? html`<a class="small" href=${link('attempt', String(sample.seq))}>Look at one</a>` : nothing}</div>
</li>`;

function body() {
  if (error) return html`<div class="body">${problem(error)}</div>`;
  if (!items) return html`<div class="empty" aria-busy="true"><p>Counting the rejected requests …</p></div>`;
  if (!items.length) return empty('No request was rejected', 'A request with a wrong key, a missing field or an unknown type would stand here, with what to do about it.');
  return html`<ul>${items.map(failure)}</ul>`;
}

const total = () => (items ?? []).reduce((sum, { count }) => sum + count, 0);

export const view = () => html`<div class="view">
  ${viewHead('Failures', 'Rejected requests, by reason. Sending them again changes nothing: each reason says what does.', startupSelect())}
  <section class="panel" aria-labelledby="reasons-title">
    <header><h2 id="reasons-title">Reasons</h2><span class="muted small">${items?.length ? plural(total(), 'request') : nothing}</span></header>
    ${body()}
  </section>
</div>`;

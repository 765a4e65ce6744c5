import { html, nothing } from '../lit.js';
import { number, plural } from '../format.js';
import { outcomeIcon } from '../icons.js';
import { link } from '../router.js';
import { api, query } from '../state/api.js';
import { changed, state } from '../state/store.js';
import { empty, problem, tag, viewHead } from '../parts/basics.js';
import { startupSelect } from '../parts/startup-select.js';

export const title = 'Checks';

let verify = null;
let audit = null;
let error = null;
let running = false;
let asked = null;
let restarts = false;

/** Runs when the view is entered, and when another startup is chosen; then when the visitor asks. */
export function prepare() {
  if (asked === state.startup) return;
  asked = state.startup;
  run();
}

export const left = () => {
  asked = null;
};

async function run() {
  running = true;
  changed();
  try {
    [verify, audit] = await Promise.all([api.get('/verify', [409]), api.get(`/audit${query({ startup: state.startup, restarts: restarts ? 'true' : '' })}`)]);
    error = null;
  } catch (failure) {
    error = failure;
  }
  running = false;
  changed();
}

function setRestarts(event) {
  restarts = event.target.checked;
  run();
}

const words = (mismatch) => (typeof mismatch === 'string' ? mismatch : JSON.stringify(mismatch));

function counts() {
  if (!verify) return waiting('Counting all attempts again …');
  const { ok, attempts, events, duplicates, mismatches } = verify;
  return html`<div class="body stack tight">
    <p class="check-line ${ok ? 'counted' : 'rejected'}">${outcomeIcon(ok ? 'counted' : 'rejected')}<strong>${ok ? 'The counters are right.' : `${plural(mismatches.length, 'counter')} ${mismatches.length === 1 ? 'is' : 'are'} wrong.`}</strong></p>
    <p class="muted">Counted again from ${plural(attempts, 'attempt')} of all startups: ${plural(events, 'event')}, each once; ${plural(duplicates, 'duplicate')} that changed nothing.</p>
    ${mismatches.length ? html`<ul class="small">${mismatches.map((mismatch) => html`<li class="wrap-anywhere">${words(mismatch)}</li>`)}</ul>` : nothing}
  </div>`;
}

const waiting = (text) => (error ? html`<div class="empty"><p>Not known: see above.</p></div>` : html`<div class="empty" aria-busy="true"><p>${text}</p></div>`);

const where = ({ seq, startup, event_id: id }) => (startup && id ? link('event', startup, id) : link('attempt', String(seq)));

const kinds = { pass: 'counted', warning: 'lost', error: 'rejected' };

function rule({ rule: name, level, result, count, expects, examples }) {
  const kind = result === 'pass' ? 'pass' : level;
  return html`<li class="rule ${kinds[kind]}">
    ${outcomeIcon(kinds[kind])}
    <span>${expects} <code class="faint small">${name}</code></span>
    <span class="num small">${result === 'pass' ? html`<span class="hidden-text">passed</span>` : tag(kinds[kind], `${level === 'warning' ? 'warning' : 'violated'} ${number(count)} ×`)}</span>
    ${examples.length ? html`<ul class="examples small">${examples.map((one) => html`<li><a class="wrap-anywhere" href=${where(one)}>${one.says}</a></li>`)}</ul>` : nothing}
    ${examples.some(({ says }) => says.includes('Mozilla/')) ? html`<p class="examples small muted">Test events that this page sends come from your browser and say so.</p>` : nothing}
  </li>`;
}

/** What is broken first: it is what there is to do. */
const urgency = ({ result, level }) => (result === 'pass' ? 2 : level === 'warning' ? 1 : 0);

function conduct() {
  if (!audit) return waiting('Looking through all attempts …');
  if (!audit.attempts) return empty('No attempts to check yet', 'Once your client has sent events, each rule of the contract is checked against what it did: ids, bytes, waits, headers.');
  const sorted = [...audit.rules].sort((a, b) => urgency(a) - urgency(b));
  return html`<ul class="rules">${sorted.map(rule)}</ul>`;
}

export const view = () => html`<div class="view">
  ${viewHead('Checks', 'Is the count right, and does the client behave?', html`${startupSelect()}<button class="button" type="button" ?disabled=${running} @click=${run}>Run again</button>`)}
  ${error ? problem(error) : nothing}
  <section class="panel" aria-labelledby="verify-title"><header><h2 id="verify-title">The count</h2></header>${counts()}</section>
  <section class="panel" aria-labelledby="audit-title">
    <header><h2 id="audit-title">The client’s conduct</h2><span class="muted small">${audit ? html`${plural(audit.attempts, 'attempt')} in ${plural(audit.deliveries, 'delivery', 'deliveries')}` : nothing}</span>
      <div class="actions"><label class="row small"><input type="checkbox" .checked=${restarts} @change=${setRestarts}>The client may restart</label></div></header>
    ${conduct()}
  </section>
</div>`;

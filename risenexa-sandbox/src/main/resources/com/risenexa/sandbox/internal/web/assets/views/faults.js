import { html, live as liveValue, nothing } from '../lit.js';
import { number, plural } from '../format.js';
import { api } from '../state/api.js';
import { changed, state, toast } from '../state/store.js';
import { empty, problem, viewHead } from '../parts/basics.js';
import { MORE_PRESETS, PRESETS } from '../send/presets.js';
import { typeWord } from '../outcomes.js';

export const title = 'Faults';

const blank = () => ({ script: '', scope: 'event', startup: '', type: '', user: '', attempt: '' });
let draft = blank();
let error = null;
let busy = false;

async function act(work) {
  if (busy) return;
  busy = true;
  error = null;
  try {
    await work();
    const { items } = await api.get('/faults');
    state.faults = { items, total: items.length };
  } catch (failure) {
    error = failure;
  }
  busy = false;
  changed();
}

const setPreset = (preset) => act(async () => {
  await api.post('/faults', { script: preset.script });
  toast(`Set: ${preset.title.toLowerCase()}`);
});

function submit(event) {
  event.preventDefault();
  const { script, scope, ...fields } = draft;
  const match = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim()).map(([name, value]) => [name, value.trim()]));
  act(async () => {
    await api.post('/faults', { script, scope, match });
    draft = blank();
    toast('Fault set');
  });
}

const set = (name) => (event) => {
  draft[name] = event.target.value;
  if (name === 'script') error = null;
  changed();
};

const presets = (list) => html`<ul class="presets">${list.map((preset) => html`<li><button type="button" @click=${() => setPreset(preset)}>
  <span class="preset-name">${preset.title}</span><code>${preset.script}</code><span class="muted small">${preset.means}</span></button></li>`)}</ul>`;

function matchWords(match) {
  const words = [];
  if (match.type) words.push(typeWord(match.type).toLowerCase());
  for (const name of ['action', 'user', 'startup', 'event', 'attempt']) if (match[name]) words.push(`${name} ${match[name]}`);
  return words.length ? words.join(', ') : 'every event';
}

/** How far the script is: known as a share only if all events share one run. */
function progress(fault) {
  if (fault.remaining === null || fault.remaining === undefined) return html`<span>${plural(fault.hits, 'hit')}</span>`;
  const all = fault.hits + fault.remaining;
  return html`<span>${number(fault.hits)} of ${plural(all, 'step')}</span><progress max=${all} value=${fault.hits} aria-label="Steps done"></progress>`;
}

const active = (fault) => html`<li class="fault">
  <code class="wrap-anywhere">${fault.script}</code>
  <span class="muted small">matches ${matchWords(fault.match)}; ${fault.scope === 'event' ? 'each event runs the script on its own' : 'all events share one run of the script'}</span>
  <span class="fault-progress small">${progress(fault)}</span>
  <button class="button" type="button" @click=${() => act(() => api.remove(`/faults/${fault.id}`))} aria-label="Clear the fault ${fault.script}">Clear</button>
</li>`;

const list = () => html`<section class="panel" aria-labelledby="active-title">
  <header><h2 id="active-title">Set now</h2><span class="muted small">The first fault that matches and is not used up applies.</span>
    <div class="actions"><button class="button danger" type="button" ?disabled=${!state.faults.total} @click=${() => act(() => api.remove('/faults'))}>Clear all</button></div></header>
  ${state.faults.items.length ? html`<ul>${state.faults.items.map(active)}</ul>${state.faults.total > state.faults.items.length ? html`<p class="muted small body">and ${number(state.faults.total - state.faults.items.length)} more</p>` : nothing}` : empty('No faults set', 'Choose a fault below: it applies to every event that arrives from then on, until you clear it.')}
</section>`;

const field = (name, word, placeholder) => html`<label class="field"><span>${word}</span><input class="input" .value=${liveValue(draft[name])} placeholder=${placeholder} @input=${set(name)}></label>`;

const own = () => html`<section class="panel" aria-labelledby="own-title">
  <header><h2 id="own-title">Write a script</h2></header>
  <form class="body stack" @submit=${submit}>
    <label class="field"><span>Script</span>
      <input class="input mono" id="script" required autocomplete="off" spellcheck="false" .value=${liveValue(draft.script)} placeholder="503*2,lost-ack,ok" aria-describedby="script-hint" aria-invalid=${Boolean(error)} @input=${set('script')}></label>
    <p class="hint" id="script-hint">Steps, separated by commas: a status, ok, delay:1500ms, hang, drop, reset, refuse:5s, lost-ack, truncate, stall-body, slow, garbage, bad-chunk, html, redirect, huge. <code>*3</code> repeats, <code> forever</code> never ends; after the last step events are answered normally.</p>
    ${error ? problem(error) : nothing}
    <div class="fields">
      <label class="field"><span>Event type</span><select class="select" @change=${set('type')}>
        ${[['', 'any'], ['user_registered', 'Registration'], ['user_converted', 'Conversion']].map(([id, word]) => html`<option value=${id} ?selected=${draft.type === id}>${word}</option>`)}</select></label>
      ${field('user', 'User id', 'any')}
      ${field('startup', 'Startup', 'any')}
      ${field('attempt', 'Attempt number', 'any')}
      <label class="field"><span>Script runs</span><select class="select" @change=${set('scope')}>
        <option value="event" ?selected=${draft.scope === 'event'}>once per event</option><option value="global" ?selected=${draft.scope === 'global'}>once, across all events</option></select></label>
    </div>
    <div class="row"><button class="button primary" type="submit">Set this fault</button></div>
  </form>
</section>`;

export const view = () => html`<div class="view">
  ${viewHead('Faults', 'Make the network fail for every client of this sandbox, and watch that the counters stay right.')}
  ${list()}
  <section class="panel" aria-labelledby="presets-title">
    <header><h2 id="presets-title">Set with one click</h2></header>
    ${presets([...PRESETS, ...MORE_PRESETS])}
  </section>
  ${own()}
</div>`;

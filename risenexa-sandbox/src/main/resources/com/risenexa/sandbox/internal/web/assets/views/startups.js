import { html, live as liveValue, nothing } from '../lit.js';
import { config } from '../config.js';
import { number, plural } from '../format.js';
import { api } from '../state/api.js';
import { loadStartups } from '../state/snapshot.js';
import { changed, state, toast } from '../state/store.js';
import { confirm } from '../parts/confirm.js';
import { copyButton, copyIcon, problem, viewHead } from '../parts/basics.js';

export const title = 'Startups & keys';

/** A test run may leave hundreds. */
const SHOWN = 50;

/** Keys by startup, masked; a new one is whole until the view is left. */
let keys = {};
let made = null;
let slug = '';
let error = null;

let asked = '';

/** Loads when the view is entered, and when there are other startups. */
export function prepare() {
  const wanted = state.startups.map((one) => one.slug).join();
  if (wanted === asked) return;
  asked = wanted;
  loadKeys().catch((failure) => {
    error = failure;
    changed();
  });
}

async function loadKeys() {
  const lists = await Promise.all(state.startups.slice(0, SHOWN).map(async (one) => [one.slug, (await api.get(`/startups/${one.slug}/keys`)).items]));
  keys = Object.fromEntries(lists);
  changed();
}

export const left = () => {
  made = null;
  error = null;
  asked = '';
};

async function act(work) {
  error = null;
  try {
    await work();
    await loadStartups();
    await loadKeys();
  } catch (failure) {
    error = failure;
  }
  changed();
}

const addStartup = (event) => {
  event.preventDefault();
  act(async () => {
    await api.post('/startups', { slug: slug.trim() });
    toast(`Startup ${slug.trim()} added`);
    slug = '';
  });
};

const addKey = (of) => act(async () => {
  made = { of, ...(await api.post(`/startups/${of}/keys`, {})) };
});

const removeKeys = (of) => confirm(`Delete the keys of ${of}?`, 'Requests with them are answered 401 from then on.', 'Delete keys', () => act(() => api.remove(`/startups/${of}/keys`)));
const removeStartup = (of) => confirm(`Delete ${of}?`, 'Its events, attempts, counters and keys go with it.', 'Delete startup', () => act(() => api.remove(`/startups/${of}`)));
const reset = (of) => confirm(`Delete all events of ${of}?`, 'Its events and attempts are deleted and its counters set to 0. Keys and faults stay.', 'Delete events', () => act(async () => {
  await api.post('/reset', { startup: of });
  toast(`Events of ${of} deleted`);
}));

const newKey = (of) => (made?.of === of ? html`<li class="banner counted key-new" role="status"><span>New key, shown this once:</span><code class="wrap-anywhere">${made.key}</code>${copyButton(made.key, 'key')}</li>` : nothing);

const keyRow = ({ key, scope }) => html`<li class="key"><code>${key}</code><span class="muted small">${scope}</span></li>`;

const count = (counters, type, one) => plural(counters?.[type]?.net ?? 0, one);

const startup = ({ slug: of, time_scale: scale }) => html`<section class="panel" aria-label="Startup ${of}">
  <header><h2>${of}</h2><span class="muted small">${count(state.counters[of], 'user_registered', 'registration')}, ${count(state.counters[of], 'user_converted', 'conversion')}${scale === 1 ? nothing : `, clock × ${number(scale)}`}</span>
    <div class="actions">
      <button class="button" type="button" @click=${() => addKey(of)}>New key</button>
      <button class="button danger" type="button" @click=${() => reset(of)}>Delete events</button>
      ${of === 'demo' ? nothing : html`<button class="button danger" type="button" @click=${() => removeStartup(of)}>Delete startup</button>`}
    </div></header>
  <ul class="keys">${newKey(of)}${(keys[of] ?? []).map(keyRow)}</ul>
  ${(keys[of] ?? []).length > 2 ? html`<p class="key-foot"><button class="link small" type="button" @click=${() => removeKeys(of)}>Delete the keys that were made for ${of}</button></p>` : nothing}
</section>`;

export const view = () => html`<div class="view">
  ${viewHead('Startups & keys', html`Every startup has its own counters. The key <code>${config.apiKey}</code>${copyIcon(config.apiKey, 'API key')} works for all of them; <code>rxt_sandbox_noscope</code> has no scope and gets 403.`)}
  ${state.loaded ? state.startups.slice(0, SHOWN).map(startup) : html`<section class="panel"><div class="empty" aria-busy="true"><p>Loading the startups …</p></div></section>`}
  ${state.startups.length > SHOWN ? html`<p class="muted">and ${number(state.startups.length - SHOWN)} more, which <code>GET /_sandbox/startups</code> lists</p>` : nothing}
  <section class="panel" aria-labelledby="add-title">
    <header><h2 id="add-title">Add a startup</h2></header>
    <form class="body row wrap" @submit=${addStartup}>
      <label class="field"><span>Slug</span><input class="input mono" required autocomplete="off" spellcheck="false" placeholder="acme" .value=${liveValue(slug)} @input=${(event) => { slug = event.target.value; }}></label>
      <button class="button align-end" type="submit">Add startup</button>
      ${error ? problem(error) : nothing}
    </form>
  </section>
</div>`;

import { html } from '../lit.js';
import { config } from '../config.js';
import { link } from '../router.js';
import { changed, state } from '../state/store.js';
import { rows } from '../state/traffic.js';
import { code, copyButton, segments, viewHead } from '../parts/basics.js';
import { tryIt } from '../parts/try-it.js';
import { SNIPPETS } from '../parts/snippets.js';

export const title = 'Setup';

let chosen = 'curl';

const value = (word, text, what) => html`<div class="setting"><dt>${word}</dt><dd><code class="cut">${text}</code>${copyButton(text, what)}</dd></div>`;

function arrived() {
  const { none } = rows();
  return html`<p class="banner ${none ? '' : 'counted'}" role="status">${none ? html`<span class="muted">Waiting for the first event …</span>` : html`<span>Events arrive.</span><a href=${link('live')}>Watch them live</a>`}</p>`;
}

function snippet() {
  const { note, text } = SNIPPETS.find(({ id }) => id === chosen);
  return html`<div class="stack tight"><p class="muted small">${note}</p>${code(text(), `${chosen} lines`)}</div>`;
}

export const view = () => html`<div class="view">
  ${viewHead('Setup', 'Point your application at this sandbox. It obeys the tracking contract of the real service, and keeps every request on record.')}
  ${state.loaded ? arrived() : html`<p class="banner"><span class="muted">Connecting …</span></p>`}
  <div class="two setup">
    <section class="panel" aria-labelledby="code-title">
      <header><h2 id="code-title">From your code</h2><div class="actions">${segments('Show the lines for', SNIPPETS.map(({ id, word }) => [id, word]), chosen, (id) => {
        chosen = id;
        changed();
      })}</div></header>
      <div class="body stack">
        <dl class="settings">
          ${value('Base URL', config.baseUrl, 'base URL')}
          ${value('Startup', config.startup, 'startup')}
          ${value('API key', config.apiKey, 'API key')}
        </dl>
        ${snippet()}
      </div>
    </section>
    ${tryIt()}
  </div>
</div>`;

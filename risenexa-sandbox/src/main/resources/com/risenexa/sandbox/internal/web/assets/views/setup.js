import { html } from '../lit.js';
import { config } from '../config.js';
import { link } from '../router.js';
import { changed, state } from '../state/store.js';
import { rows } from '../state/traffic.js';
import { code, copyIcon, segments, viewHead } from '../parts/basics.js';
import { tiles } from '../parts/tiles.js';
import { tryIt } from '../parts/try-it.js';
import { SNIPPETS } from '../parts/snippets.js';

export const title = 'Setup';

let chosen = 'curl';

const value = (word, text, what) => html`<div class="setting"><dt>${word}</dt><dd><code class="cut">${text}</code>${copyIcon(text, what)}</dd></div>`;

function arrived() {
  const { none } = rows();
  return html`<p class="banner ${none ? '' : 'counted'}" role="status">${none ? html`<span class="muted">Waiting for the first event: send one from here, or from your code.</span>` : html`<span>Events arrive.</span><a href=${link('live')}>Watch them live</a>`}</p>`;
}

function snippet() {
  const { note, text } = SNIPPETS.find(({ id }) => id === chosen);
  return html`<div class="stack tight"><p class="muted small">${note}</p>${code(text(), `${chosen} lines`)}</div>`;
}

export const view = () => html`<div class="view">
  ${viewHead('Setup', 'Risenexa counts registrations and conversions. This is a local one: send it events, break the network, and see that each is counted once.')}
  ${state.loaded ? arrived() : html`<p class="banner"><span class="muted">Connecting …</span></p>`}
  <div class="two setup">
    ${tryIt()}
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
  </div>
  ${tiles()}
</div>`;

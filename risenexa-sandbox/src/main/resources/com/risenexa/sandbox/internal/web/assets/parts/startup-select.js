import { html } from '../lit.js';
import { reload } from '../state/feed.js';
import { changed, state } from '../state/store.js';

function choose(event) {
  state.startup = event.target.value;
  changed();
  reload();
}

/** Which startup the view is about. */
export const startupSelect = () => html`<label class="row"><span class="muted small">Startup</span>
  <select class="select startup-select" @change=${choose}>
    <option value="" ?selected=${state.startup === ''}>All</option>
    ${state.startups.map(({ slug }) => html`<option value=${slug} ?selected=${state.startup === slug}>${slug}</option>`)}
  </select></label>`;

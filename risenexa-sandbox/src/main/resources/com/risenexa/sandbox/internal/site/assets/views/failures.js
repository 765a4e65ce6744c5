import { viewHead } from '../parts/basics.js';
import { html } from '../lit.js';
export const title = 'Failures';
export const view = () => html`<div class="view">${viewHead('Failures', '')}</div>`;

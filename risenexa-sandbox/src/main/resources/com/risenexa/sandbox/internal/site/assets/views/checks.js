import { viewHead } from '../parts/basics.js';
import { html } from '../lit.js';
export const title = 'Checks';
export const view = () => html`<div class="view">${viewHead('Checks', '')}</div>`;

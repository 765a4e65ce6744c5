import { html, nothing } from '../lit.js';
import { icons, outcomeIcon } from '../icons.js';
import { wordOf } from '../outcomes.js';
import { toast } from '../state/store.js';

export const tag = (outcome, word = wordOf(outcome)) => html`<span class="tag ${outcome}">${outcomeIcon(outcome)}${word}</span>`;

export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(typeof text === 'function' ? await text() : text);
    toast(`${what} copied`);
  } catch {
    toast('The browser did not allow copying: select the text instead');
  }
}

export const copyButton = (text, what) => html`<button class="button copy" type="button" @click=${() => copy(text, what)} aria-label="Copy ${what}">${icons.copy()}Copy</button>`;

export const copyIcon = (text, what) => html`<button class="button quiet icon" type="button" @click=${() => copy(text, what)} aria-label="Copy ${what}" title="Copy ${what}">${icons.copy()}</button>`;

/** Text in a box, with a button that copies it. */
export const code = (text, what, wrapped = false) => html`<div class="code ${wrapped ? 'wrap' : ''}"><pre tabindex="0" role="region" aria-label=${what}>${text}</pre>${copyButton(text, what)}</div>`;

export const viewHead = (title, lead, actions = nothing) => html`<header class="view-head"><div class="grow"><h1 tabindex="-1">${title}</h1><p>${lead}</p></div><div class="actions">${actions}</div></header>`;

export const empty = (title, text, actions = nothing) => html`<div class="empty"><h2>${title}</h2><p>${text}</p><div class="row">${actions}</div></div>`;

/** Choices of which one is on. */
export const segments = (label, choices, chosen, choose) => html`<div class="segments" role="group" aria-label=${label}>${choices.map(([id, word]) => html`<button type="button" aria-pressed=${id === chosen} @click=${() => choose(id)}>${word}</button>`)}</div>`;

/** What went wrong, and what to do unless that is said already. */
export const problem = ({ message, hint }) => html`<p class="error-text" role="alert">${message}${hint && !message.includes(hint) ? `: ${hint}` : nothing}</p>`;

import { html, nothing } from './lit.js';
import { config } from './config.js';
import { icons, logo } from './icons.js';
import { keysDialog, showKeys } from './keys.js';
import { link } from './router.js';
import { outcomeTotals } from './state/traffic.js';
import { state } from './state/store.js';
import { number } from './format.js';
import { nextTheme, theme } from './theme-switch.js';
import { confirmDialog } from './parts/confirm.js';

const PLACES = [
  ['live', 'Live'],
  ['failures', 'Failures'],
  ['faults', 'Faults'],
  ['startups', html`Startups<span class="wide-only"> & keys</span>`],
  ['checks', 'Checks'],
  ['setup', 'Setup'],
];

const LINK_WORDS = {
  connecting: ['Connecting', 'Opening the stream.'],
  live: ['Live', 'By the stream, as it happens.'],
  polling: ['Polling', 'The stream failed twice: asking every second.'],
  down: ['Not running', 'Nobody answers. Start the sandbox again; this page waits.'],
};

function linkState() {
  const [word, note] = LINK_WORDS[state.link.mode];
  return html`<div class="link-state ${state.link.mode}" role="status" title=${note}><span class="dot"></span><span>${word}</span><span class="note">${note}</span></div>`;
}

function badge(view) {
  const n = { failures: outcomeTotals().rejected, faults: state.faults.total }[view];
  return n ? html`<span class="badge">${n > 999 ? '999+' : number(n)}<span class="hidden-text"> ${view}</span></span>` : nothing;
}

const nav = (current) => html`<nav class="nav" aria-label="Views">${PLACES.map(([view, word]) => html`<a href=${link(view)} aria-current=${view === current ? 'page' : nothing}>${icons[view]()}<span>${word}</span>${badge(view)}</a>`)}</nav>`;

const THEME_ICONS = { system: icons.system, light: icons.sun, dark: icons.moon };

const tools = () => html`<div class="tools">
  <button class="button quiet icon" type="button" @click=${nextTheme} title="Theme: ${theme()}" aria-label="Theme: ${theme()}. Switch">${THEME_ICONS[theme()]()}</button>
  <button class="button quiet icon keys" type="button" @click=${showKeys} title="Keys (?)" aria-label="Keys">${icons.keyboard()}</button>
</div>`;

const down = () => (state.link.mode === 'down' ? html`<p class="banner rejected" role="alert">The sandbox at ${config.baseUrl} does not answer. Start it again: this page reconnects by itself.</p>` : nothing);

/** @param name which view is drawn; one event belongs to Live */
export const shell = (name, view) => html`
  <a class="skip" href="#main" @click=${skip}>Skip to the view</a>
  <div class="shell">
    <aside class="side">
      <div class="brand">${logo()}<span>Risenexa <span class="muted">sandbox</span></span></div>
      ${nav(name === 'event' || name === 'attempt' ? 'live' : name)}
      <div class="side-foot">${linkState()}${tools()}</div>
    </aside>
    <main id="main" tabindex="-1" data-view=${name}>${down()}${view}</main>
  </div>
  ${keysDialog()}${confirmDialog()}
  <div class="toast" role="status">${state.toast}</div>
  <p class="hidden-text" role="status">${state.said}</p>`;

function skip(event) {
  event.preventDefault();
  document.querySelector('h1')?.focus();
}

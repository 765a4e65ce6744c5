import { html, nothing } from '../lit.js';
import { changed } from '../state/store.js';

let question = null;

/** Asks before something is gone. */
export function confirm(title, text, word, act) {
  question = { title, text, word, act };
  changed();
  requestAnimationFrame(() => document.getElementById('confirm')?.showModal());
}

function close() {
  document.getElementById('confirm').close();
}

const answer = () => {
  const { act } = question;
  close();
  act();
};

export const confirmDialog = () => html`<dialog id="confirm" aria-labelledby="confirm-title" @close=${() => {
  question = null;
  changed();
}}>${question ? html`<div class="body"><h2 id="confirm-title">${question.title}</h2><p class="muted">${question.text}</p>
  <div class="foot"><button class="button" type="button" @click=${close}>Keep</button><button class="button danger" type="button" @click=${answer}>${question.word}</button></div></div>` : nothing}</dialog>`;

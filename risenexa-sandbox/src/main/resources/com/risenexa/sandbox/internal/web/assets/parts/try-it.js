import { html, nothing } from '../lit.js';
import { duration } from '../format.js';
import { icons, outcomeIcon } from '../icons.js';
import { typeWord } from '../outcomes.js';
import { link } from '../router.js';
import { PRESETS } from '../send/presets.js';
import { isSending, sendTrial } from '../send/trial.js';
import { changed, state } from '../state/store.js';
import { verdict } from '../explain.js';

export function sendClean(type = 'user_registered', action = 'add') {
  if (!isSending()) sendTrial(type, null, action);
}

/** What was clicked gives way to the story, so the focus goes to its heading. */
const send = (type, preset) => () => {
  if (isSending()) return;
  state.focus = 'try-title';
  sendTrial(type, preset);
};

const close = () => {
  state.trial = null;
  state.focus = 'send-registration';
  changed();
};

const choices = () => html`<div class="try-send">
    <button class="button primary" type="button" id="send-registration" @click=${send('user_registered', null)}>Send a registration</button>
    <button class="button" type="button" @click=${send('user_converted', null)}>Conversion</button>
  </div>
  <h3 class="try-break">Or break the network for one registration</h3>
  <ul class="try-list">${PRESETS.map((preset) => html`<li><button type="button" data-preset=${preset.id} @click=${send('user_registered', preset)} title=${preset.means}><span>${preset.title}</span><code>${preset.script}</code></button></li>`)}</ul>`;

const answered = (step) => {
  if (step.state === 'sending') return html`<span class="muted">sending …</span>`;
  return html`${step.status === null ? step.lost : step.status === 202 ? '202 Accepted' : `Answered ${step.status}`} <span class="faint">after ${duration(step.ms)}</span>`;
};

/** How the ledger saw the attempt, once it is asked; the page itself only knows the answer. */
const seen = (trial, i) => trial.event?.attempts[i]?.outcome ?? (trial.steps[i].status === 202 ? 'counted' : 'faulted');

const step = (trial, i) => {
  const one = trial.steps[i];
  return html`<li>
    <span class="pip ${trial.event ? seen(trial, i) : ''}">${trial.event ? outcomeIcon(seen(trial, i)) : html`<i class="pip-open"></i>`}</span>
    <span class="try-line"><span>Attempt ${one.n}${one.n > 1 ? ', same id' : ''}</span><span class="num">${answered(one)}</span></span>
    ${one.wait === null ? nothing : html`<span class="faint small wait">then waits ${duration(one.wait)}</span>`}
  </li>`;
};

function ending(trial) {
  if (!trial.over) return html`<p class="muted small">Sent by this page, which retries as the client does.</p>`;
  if (!trial.event) return html`<p class="small">Not counted. <a href=${link('live')}>See why</a></p>`;
  const more = trial.event.attempts.length - trial.steps.length;
  const { outcome, text } = verdict(trial.event);
  return html`<p class="try-verdict ${outcome}">${outcomeIcon(outcome)}<span>${text}${more > 0 ? ' Your browser sent one of them again by itself.' : ''}</span></p>`;
}

const story = (trial) => html`<div class="try-story">
  <p class="small"><strong>${trial.preset ? trial.preset.title : 'A clean network'}</strong><br><span class="muted">${typeWord(trial.type)} of ${trial.user_id}</span></p>
  <ol class="try-steps">${trial.steps.map((_, i) => step(trial, i))}</ol>
  <div role="status">${ending(trial)}</div>
  <div class="row wrap try-foot">
    <button class="button" type="button" @click=${close} ?disabled=${!trial.over}>${icons.back()}Send another</button>
    ${trial.event ? html`<a class="button quiet" href=${link('event', trial.startup, trial.event_id)}>Look at the event${icons.arrow()}</a>` : nothing}
  </div>
</div>`;

/** Send a test event, on a clean network or a broken one, and see what became of it. */
export const tryIt = () => html`<section class="panel try" aria-labelledby="try-title">
  <header><h2 id="try-title" tabindex="-1">Send a test event</h2></header>
  <div class="body">${state.trial ? story(state.trial) : choices()}</div>
</section>`;

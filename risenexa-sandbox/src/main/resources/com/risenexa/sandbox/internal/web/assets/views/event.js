import { html, nothing } from '../lit.js';
import { duration, millis, shortId, time } from '../format.js';
import { icons, outcomeIcon } from '../icons.js';
import { typeWord, wordOf } from '../outcomes.js';
import { link } from '../router.js';
import { ApiError, api, query } from '../state/api.js';
import { changed, state, toast } from '../state/store.js';
import { explainAttempt, verdict } from '../explain.js';
import { copy, copyButton, empty, segments, tag } from '../parts/basics.js';
import { pretty } from '../parts/json.js';
import { javaFor } from '../parts/java.js';
import { gaps } from '../parts/gaps.js';

export const title = 'Event';

/** What is on the screen, and whose it is. */
let shown = { key: '', event: null, attempt: null, error: null };
let raw = false;
const open = new Set();

async function load(key, kind, args) {
  if (shown.key !== key) shown = { key, event: null, attempt: null, error: null };
  try {
    const found = await api.event(kind === 'event' ? `/events/${encodeURIComponent(args[1])}${query({ startup: args[0] })}` : `/attempts/${args[0]}`);
    if (shown.key === key) shown = { key, event: kind === 'event' ? found : null, attempt: kind === 'event' ? null : found, error: null };
  } catch (error) {
    if (shown.key === key) shown = { ...shown, error };
  }
  changed();
}

/** Loads when the view is entered, and again when the ledger has seen more of this event. */
let asked = '';
export function prepare(route, group) {
  const key = `${route.view}/${route.args.join('/')}`;
  const wanted = `${key}@${group?.attempts.length ?? 0}+${group?.left ?? 0}`;
  if (wanted === asked) return;
  asked = wanted;
  if (shown.key !== key) open.clear();
  load(key, route.view, route.args);
}

export const left = () => {
  asked = '';
};

async function replay(attempt) {
  try {
    const done = await api.post(`/attempts/${attempt.seq}/replay`);
    toast(`Sent once more: ${wordOf(done.outcome ?? '').toLowerCase() || 'done'}`);
    asked = '';
    changed();
  } catch (error) {
    toast(error.message);
  }
}

const split = (text) => {
  const end = text.indexOf('\n\n');
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 2)];
};

function message(word, text, what) {
  if (text === null || text === undefined) return html`<div class="message"><h3>${word}</h3><p class="muted small">None was sent.</p></div>`;
  const [head, body] = split(text);
  return html`<div class="message"><h3>${word}</h3><div class="code wrap"><pre tabindex="0" role="region" aria-label="${what}">${raw ? text : html`<span class="faint">${head}</span>${body ? html`\n\n${pretty(body)}` : nothing}`}</pre>${copyButton(text, what)}</div></div>`;
}

const gapLine = (gap) => (gap ? html`<li class="gap ${gap.early ? 'early' : ''}"><span class="gap-line"></span><span>${duration(gap.ms)} later, <span class="faint">${gap.words}</span>${gap.early ? html`: <strong>too early</strong>` : nothing}</span></li>` : nothing);

function toggle(seq) {
  return (event) => {
    if (event.target.open) open.add(seq);
    else open.delete(seq);
  };
}

const attemptItem = (attempt, n, countedSeq) => html`<li class="attempt">
  <span class="pip ${attempt.outcome}">${outcomeIcon(attempt.outcome)}</span>
  <div class="attempt-main">
    <div class="row wrap attempt-head">
      <strong>${n ? `Attempt ${n}` : 'Request'}</strong>${tag(attempt.outcome)}
      <span class="muted small">${attempt.status ? `answered ${attempt.status}` : 'no whole answer'}${attempt.fault ? html`, fault <code>${attempt.fault}</code>` : nothing}${attempt.code ? html`, <code>${attempt.code}</code>` : nothing}</span>
      <span class="grow"></span><span class="faint small"><time datetime=${attempt.at} title=${attempt.at}>${time(attempt.at)}.${millis(attempt.at)}</time> · ${duration(attempt.duration_ms)}</span>
    </div>
    <p>${explainAttempt(attempt, countedSeq)}</p>
    <details ?open=${open.has(attempt.seq)} @toggle=${toggle(attempt.seq)}>
      <summary>Request and answer</summary>
      <div class="messages">${message('Request', attempt.request, 'request')}${message('Answer', attempt.answer, 'answer')}</div>
    </details>
    <div class="row wrap">
      <button class="button" type="button" @click=${() => copy(() => api.text(`/attempts/${attempt.seq}?format=curl`), 'curl command')}>${icons.copy()}Copy as curl</button>
      <button class="button" type="button" @click=${() => replay(attempt)}>Replay</button>
    </div>
  </div>
</li>`;

function body(event, attempts, countedSeq) {
  const scale = state.startups.find(({ slug }) => slug === event.startup)?.time_scale ?? 1;
  const between = gaps(attempts, scale);
  return html`<section class="panel" aria-labelledby="attempts-title">
    <header><h2 id="attempts-title">Attempts</h2><div class="actions">${segments('Show bodies', [['pretty', 'Pretty'], ['raw', 'Raw']], raw ? 'raw' : 'pretty', (id) => {
      raw = id === 'raw';
      changed();
    })}</div></header>
    <ol class="timeline">${attempts.map((attempt, i) => html`${gapLine(between[i])}${attemptItem(attempt, attempts.length > 1 || shown.event ? i + 1 : 0, countedSeq)}`)}</ol>
  </section>`;
}

const fact = (word, value) => html`<div><dt>${word}</dt><dd class="wrap-anywhere">${value}</dd></div>`;

function gaveMoment(event) {
  const [first] = Array.isArray(event.attempts) ? event.attempts : [event];
  return /"occurred_at"\s*:/.test(split(first.request ?? '')[1]);
}

function facts(event) {
  return html`<section class="panel" aria-labelledby="facts-title">
    <header><h2 id="facts-title">What was sent</h2><div class="actions"><button class="button" type="button" @click=${() => copy(javaFor(event, gaveMoment(event)), 'Java line')}>${icons.copy()}Copy as Java</button></div></header>
    <div class="body facts-grid">
      <dl class="facts">
        ${fact('Event id', html`<code>${event.event_id ?? '—'}</code>`)}
        ${fact('Type', html`<code>${event.event_type ?? '—'}</code>`)}
        ${fact('User', event.user_id ?? '—')}
        ${fact('Action', event.action ?? 'add')}
        ${fact('Startup', event.startup ?? '—')}
        ${event.occurred_at ? fact('Occurred', event.occurred_at) : nothing}
        ${event.counted_at ? fact('Counted', event.counted_at) : nothing}
      </dl>
      <div class="message"><h3>Metadata</h3>${event.metadata ? html`<div class="code wrap"><pre tabindex="0" role="region" aria-label="metadata">${pretty(JSON.stringify(event.metadata))}</pre></div>` : html`<p class="muted small">None was sent.</p>`}</div>
    </div>
  </section>`;
}

const head = (event, line) => html`<header class="view-head event-head"><div class="grow">
  <a class="small back" href=${link('live')}>${icons.back()}Live</a>
  <h1 tabindex="-1"><span class="cut">${typeWord(event.event_type)} of ${event.user_id ?? 'nobody'}</span></h1>
  <p class="mono small">${event.event_id ?? ''}</p></div></header>
  <p class="banner wide ${line.outcome}">${outcomeIcon(line.outcome)}<span>${line.text}</span></p>`;

export function view() {
  const { event, attempt, error } = shown;
  if (error && !event && !attempt) {
    const gone = error instanceof ApiError && error.status === 404;
    return html`<div class="view"><header class="view-head"><h1 tabindex="-1">Event</h1></header><section class="panel">${empty(gone ? 'Not in the ledger' : 'The sandbox does not answer', error.hint ?? error.message, html`<a class="button" href=${link('live')}>Back to live</a>`)}</section></div>`;
  }
  if (event) return html`<div class="view">${head(event, verdict(event))}${body(event, event.attempts, event.seq)}${facts(event)}</div>`;
  if (attempt) {
    const line = { outcome: attempt.outcome, text: explainAttempt(attempt, attempt.outcome === 'counted' || attempt.outcome === 'lost' ? attempt.seq : 0) };
    return html`<div class="view">${head(attempt, line)}${body(attempt, [attempt], 0)}${facts(attempt)}</div>`;
  }
  return html`<div class="view"><header class="view-head"><h1 tabindex="-1">Event ${shortId(state.route.args.at(-1))}</h1></header></div>`;
}

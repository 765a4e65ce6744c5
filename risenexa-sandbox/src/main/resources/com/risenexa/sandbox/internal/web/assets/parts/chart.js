import { html, nothing } from '../lit.js';
import { number, plural, time } from '../format.js';
import { OUTCOMES, wordOf } from '../outcomes.js';
import { changed, state } from '../state/store.js';
import { series, slotMillis } from '../state/traffic.js';
import { segments } from './basics.js';

const NICE = [10, 12, 16, 20, 24, 30, 40, 50, 60, 80];

/** The lowest round number that holds n, at least 5: 6, 8, 10, 12, 16, 20, 24, 30, 40 … 240 for 210. */
export function ceiling(n) {
  if (n <= 8) return n <= 5 ? 5 : n <= 6 ? 6 : 8;
  for (let unit = 1; ; unit *= 10) for (const nice of NICE) if (nice * unit >= n) return nice * unit;
}

const total = (counts) => Object.values(counts).reduce((sum, n) => sum + n, 0);
const words = (counts) => OUTCOMES.filter(({ id }) => counts[id]).map(({ id }) => `${number(counts[id])} ${wordOf(id).toLowerCase()}`).join(', ');
const clock = (ms) => time(new Date(ms));
const span = (start) => `${clock(start)} to ${clock(start + slotMillis)}`;

export function choose(start) {
  state.filter.bucket = state.filter.bucket === start ? null : start;
  changed();
}

function point(start) {
  state.pointed = start;
  changed();
}

/** One stop for the keyboard; arrows go from bar to bar. */
function move(event, slots) {
  const step = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const bars = [...event.currentTarget.querySelectorAll('button')];
  const at = bars.indexOf(document.activeElement);
  const next = Math.max(0, Math.min(slots.length - 1, at + step));
  bars[next].focus();
}

const segment = (id, n, top) => html`<i class="bar-part ${id}" .style=${`height: ${(n / top) * 100}%`}></i>`;

const bar = ({ start, counts }, top, stop) => html`<button
  type="button"
  class="bar"
  tabindex=${stop ? 0 : -1}
  aria-pressed=${state.filter.bucket === start}
  aria-label="${span(start)}: ${words(counts) || 'nothing'}"
  @click=${() => choose(start)}
  @mouseenter=${() => point(start)}
  @focus=${() => point(start)}
>${[...OUTCOMES].reverse().map(({ id }) => (counts[id] ? segment(id, counts[id], top) : nothing))}</button>`;

function bars(slots, top) {
  const stop = slots.some(({ start }) => start === state.filter.bucket) ? state.filter.bucket : slots[slots.length - 1].start;
  return html`<div class="plot">
    <span class="axis top">${number(top)}</span>
    <span class="axis mid">${top % 2 ? nothing : number(top / 2)}</span>
    <div class="bars" role="group" aria-label="Attempts in each ten seconds; a bar filters the table" @keydown=${(event) => move(event, slots)} @mouseleave=${() => point(null)} @focusout=${() => point(null)}>
      ${slots.map((slot) => bar(slot, top, slot.start === stop))}
    </div>
    <div class="axis-x"><span>${clock(slots[0].start)}</span><span>${clock(slots[slots.length / 2].start)}</span><span>Now</span></div>
  </div>`;
}

function twin(slots) {
  const full = slots.filter(({ counts }) => total(counts)).reverse();
  return html`<div class="plot twin" tabindex="0" role="region" aria-label="Attempts in each ten seconds, as a table"><table class="table">
    <thead><tr><th scope="col">From</th>${OUTCOMES.map(({ word }) => html`<th scope="col" class="num">${word}</th>`)}</tr></thead>
    <tbody>${full.map(({ start, counts }) => html`<tr><td>${clock(start)}</td>${OUTCOMES.map(({ id }) => html`<td class="num">${number(counts[id] ?? 0)}</td>`)}</tr>`)}</tbody>
  </table>${full.length ? nothing : html`<p class="muted small twin-none">No attempts in the last ten minutes.</p>`}</div>`;
}

const legend = () => html`<ul class="legend" aria-label="Filter by outcome">${OUTCOMES.map(({ id, word }) => html`<li><button type="button" class="chip" aria-pressed=${state.filter.outcome === id} @click=${() => {
  state.filter.outcome = state.filter.outcome === id ? '' : id;
  changed();
}}><i class="swatch ${id}"></i>${word}</button></li>`)}</ul>`;

/** Attempts of the last ten minutes, by outcome. */
export function chart(now) {
  const slots = series(now);
  const top = ceiling(Math.max(...slots.map(({ counts }) => total(counts))));
  const pointed = slots.find(({ start }) => start === (state.pointed ?? state.filter.bucket));
  return html`<section class="panel chart" aria-labelledby="chart-title">
    <header>
      <h2 id="chart-title">Attempts per 10 s</h2>
      <span class="muted small cut grow chart-now">${pointed ? html`${clock(pointed.start)}: ${words(pointed.counts) || 'nothing'}` : plural(total(slots.reduce((sum, { counts }) => add(sum, counts), {})), 'attempt') + ' in ten minutes'}</span>
      ${segments('Show as', [['chart', 'Chart'], ['table', 'Table']], state.chartAsTable ? 'table' : 'chart', (id) => {
        state.chartAsTable = id === 'table';
        changed();
      })}
    </header>
    ${state.chartAsTable ? twin(slots) : bars(slots, top)}
    ${legend()}
  </section>`;
}

function add(sum, counts) {
  for (const [id, n] of Object.entries(counts)) sum[id] = (sum[id] ?? 0) + n;
  return sum;
}

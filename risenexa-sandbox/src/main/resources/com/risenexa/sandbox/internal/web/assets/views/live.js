import { html, live as liveValue, nothing } from '../lit.js';
import { plural, time } from '../format.js';
import { icons } from '../icons.js';
import { wordOf } from '../outcomes.js';
import { link } from '../router.js';
import { query } from '../state/api.js';
import { changed, state } from '../state/store.js';
import { KEPT, rows } from '../state/traffic.js';
import { chart } from '../parts/chart.js';
import { empty, viewHead } from '../parts/basics.js';
import { focus, point, release, togglePause } from '../parts/hold.js';
import { startupSelect } from '../parts/startup-select.js';
import { table } from '../parts/rows.js';
import { tiles } from '../parts/tiles.js';
import { tryIt } from '../parts/try-it.js';

export const title = 'Live';

function search(event) {
  state.filter.text = event.target.value.trim();
  changed();
}

function clearFilter() {
  state.filter = { outcome: '', text: '', bucket: null };
  changed();
}

function showMore() {
  state.most = KEPT;
  changed();
}

const file = (format, word) => html`<a href="/_sandbox/export${query({ format, of: 'attempts', startup: state.startup })}" download>${word}</a>`;

const foot = (more) => html`<div class="table-foot">
  ${more > 0 ? html`<button type="button" class="button" @click=${showMore}>Show ${more} more</button>` : nothing}
  <span class="muted small">All attempts as ${file('csv', 'CSV')} or ${file('jsonl', 'JSON lines')}</span>
</div>`;

function filterWords() {
  const { outcome, bucket } = state.filter;
  const words = [];
  if (outcome) words.push(wordOf(outcome).toLowerCase());
  if (bucket !== null) words.push(`${time(bucket)} to ${time(bucket + 10_000)}`);
  return words.length ? html`<button type="button" class="button quiet" @click=${clearFilter}>${words.join(', ')}${icons.close()}<span class="hidden-text">Clear the filter</span></button>` : nothing;
}

const isFiltered = () => state.filter.outcome || state.filter.text || state.filter.bucket !== null;

function nothingHere(none) {
  if (!state.loaded) return html`<div class="empty" aria-busy="true"><p>Loading the traffic …</p></div>`;
  if (none || !isFiltered()) return empty('No events yet', 'Send a test event from the panel above, or point your application here: Setup has the lines to paste.', html`<a class="button" href=${link('setup')}>Open setup</a>`);
  return empty('Nothing matches', 'The page keeps the latest 500 events; none of them fits this filter.', html`<button type="button" class="button" @click=${clearFilter}>Clear the filter</button>`);
}

function traffic() {
  const { shown, waiting, more, none } = rows();
  return html`<section class="panel" aria-labelledby="events-title">
    <div class="table-head">
      <h2 id="events-title">Events</h2>
      <div class="waiting">${waiting ? html`<button type="button" class="button" @click=${release}>${waiting > 999 ? '999+' : waiting} new</button>` : nothing}</div>
      ${filterWords()}
      <span class="grow"></span>
      <input class="input search" id="search" type="search" placeholder="User, event id, type or code" aria-label="Filter the events" .value=${liveValue(state.filter.text)} @input=${search}>
      <button type="button" class="button" aria-pressed=${Boolean(state.hold?.asked)} @click=${togglePause}>${state.hold?.asked ? icons.play() : icons.pause()}${state.hold?.asked ? 'Resume' : 'Pause'}</button>
    </div>
    <div id="rows" @mouseenter=${() => point(true)} @mouseleave=${() => point(false)} @focusin=${focus} @focusout=${focus}>
      ${shown.length ? table(shown) : nothingHere(none)}
      ${shown.length ? foot(more) : nothing}
    </div>
  </section>`;
}

const about = () => html`Every event that reaches this sandbox, and what was counted.${state.faults.total ? html` <a href=${link('faults')}>${plural(state.faults.total, 'fault')} set</a>: attempts may fail on purpose.` : nothing}`;

export const view = (now) => html`<div class="view">
  ${viewHead('Live', about(), startupSelect())}
  ${tiles()}
  <div class="two">${chart(now)}${tryIt()}</div>
  ${traffic()}
</div>`;

import { render } from './lit.js';
import * as feed from './state/feed.js';
import { listen } from './keys.js';
import { startTelling } from './parts/announce.js';
import * as hold from './parts/hold.js';
import * as router from './router.js';
import { shell } from './shell.js';
import { changed, onChange, state } from './state/store.js';
import * as traffic from './state/traffic.js';
import * as checks from './views/checks.js';
import * as event from './views/event.js';
import * as failures from './views/failures.js';
import * as faults from './views/faults.js';
import * as live from './views/live.js';
import * as setup from './views/setup.js';
import * as startups from './views/startups.js';

const VIEWS = { live, event, attempt: event, failures, faults, startups, checks, setup };
const root = document.getElementById('app');
let current = null;
let place = null;

/** Who has no event yet begins with the setup. */
function viewName() {
  if (VIEWS[state.route.view]) return state.route.view;
  return state.loaded && traffic.rows().none ? 'setup' : 'live';
}

function draw() {
  const now = Date.now();
  traffic.trim(now);
  // The first view is decided once, so that it does not change under the visitor's hand when the first event comes.
  if (!VIEWS[state.route.view] && state.loaded) state.route = { view: viewName(), args: [] };
  const name = viewName();
  const view = VIEWS[name];
  if (view !== current) {
    current?.left?.();
    current = view;
  }
  if (view === startups && state.loaded) startups.prepare();
  if (view === checks && state.loaded) checks.prepare();
  if (view === failures && state.loaded) failures.prepare();
  if (view === event) event.prepare(state.route, traffic.find(state.route.args.join('/')));
  render(shell(name, view.view(now)), root);
  arrive(`${name}/${state.route.args.join('/')}`);
  focusWanted();
  document.title = `${view.title} · Risenexa sandbox`;
}

/** After a change of the view the eye begins at its top, and so does the focus; not when the page is opened. */
function arrive(now) {
  const before = place;
  place = now;
  if (before === now && !state.arrived) return;
  // On a narrow screen the views lie side by side in a strip that scrolls.
  document.querySelector('.nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  if (!state.arrived) return;
  state.arrived = false;
  scrollTo(0, 0);
  document.querySelector('h1')?.focus({ preventScroll: true });
  hold.left();
}

function focusWanted() {
  const wanted = state.focus && document.getElementById(state.focus);
  if (!wanted) return;
  state.focus = '';
  wanted.focus();
}

router.start();
onChange(draw);
listen();
hold.watch();
startTelling();
feed.start();
changed();
// The chart moves on, also when nothing comes in.
setInterval(() => document.visibilityState === 'visible' && changed(), 1000);

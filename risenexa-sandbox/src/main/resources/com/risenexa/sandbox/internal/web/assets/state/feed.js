import { api } from './api.js';
import { Inbox } from './inbox.js';
import { changed, state } from './store.js';
import { apply, fetchAll, loadStartups } from './snapshot.js';
import * as traffic from './traffic.js';

/**
 * Keeps the page up to date: by the stream, and after two failures by asking every second, until the stream is back.
 * After each connection everything is loaded anew; what arrives meanwhile waits, and sequence numbers tell what is new.
 */
const POLL_MILLIS = 1000;
const STREAM_SOON_MILLIS = 500;
const STREAM_AGAIN_MILLIS = 3000;
const FAILURES_UNTIL_POLLING = 2;
/** A proxy that buffers holds the stream back, and says that it is open. */
const HELLO_MILLIS = 10_000;

let source = null;
/** Messages wait in it while the state is being loaded. */
const inbox = new Inbox(take);
let pollTimer = 0;
let streamTimer = 0;
let helloTimer = 0;
/** How many loads have begun; only the latest is shown. */
let loads = 0;
let polled = '';

export function start() {
  connect();
  addEventListener('pagehide', () => source?.close());
  addEventListener('pageshow', (event) => event.persisted && connect());
}

function connect() {
  clearTimeout(streamTimer);
  source?.close();
  inbox.hold();
  inbox.clear();
  source = new EventSource('/_sandbox/stream');
  clearTimeout(helloTimer);
  helloTimer = setTimeout(failed, HELLO_MILLIS);
  source.addEventListener('hello', () => {
    clearTimeout(helloTimer);
    reload();
  });
  source.addEventListener('error', failed);
  for (const name of ['attempt', 'counter', 'fault', 'reset']) {
    source.addEventListener(name, (message) => inbox.put(name, message.data));
  }
  source.addEventListener('lagged', () => reload());
}

/** Everything anew, as after a connection: another startup was chosen, or one was emptied. */
export async function reload() {
  const mine = ++loads;
  inbox.hold();
  try {
    const all = await fetchAll();
    // A later load has begun meanwhile, and what arrives waits for that one.
    if (mine !== loads) return;
    apply(all);
    inbox.release();
    if (source) {
      clearTimeout(pollTimer);
      state.link = { mode: 'live', failures: 0 };
    }
    changed();
  } catch {
    if (mine === loads && source) failed();
  }
}

function failed() {
  clearTimeout(helloTimer);
  source.close();
  source = null;
  loads++;
  const failures = state.link.failures + 1;
  state.link = { mode: state.link.mode === 'live' ? 'connecting' : state.link.mode, failures };
  if (failures >= FAILURES_UNTIL_POLLING) poll();
  clearTimeout(streamTimer);
  streamTimer = setTimeout(connect, failures >= FAILURES_UNTIL_POLLING ? STREAM_AGAIN_MILLIS : STREAM_SOON_MILLIS);
  changed();
}

async function poll() {
  clearTimeout(pollTimer);
  try {
    const [health, faults] = await Promise.all([api.get('/health'), api.get('/faults')]);
    // A reset takes a number too, so the last number tells whether anything has changed.
    const now = JSON.stringify([health, faults]);
    const all = now === polled ? null : await fetchAll();
    if (state.link.mode === 'live') return;
    if (all) apply(all);
    polled = now;
    const back = state.link.mode === 'down';
    state.link.mode = 'polling';
    if (back && !source) connect();
  } catch {
    polled = '';
    if (state.link.mode === 'live') return;
    state.link.mode = 'down';
  }
  changed();
  clearTimeout(pollTimer);
  pollTimer = setTimeout(poll, POLL_MILLIS);
}

function take(name, data) {
  if (name === 'attempt') {
    traffic.add(data);
    if (data.startup && data.outcome !== 'rejected' && !state.startups.some(({ slug }) => slug === data.startup)) loadStartups();
  } else if (name === 'counter') {
    const { startup, ...counters } = data;
    state.counters[startup] = counters;
  } else if (name === 'fault') {
    state.faults = data;
  } else if (name === 'reset') {
    traffic.forget(data.startup, data.seq);
    delete state.counters[data.startup];
    reload();
  }
  changed();
}

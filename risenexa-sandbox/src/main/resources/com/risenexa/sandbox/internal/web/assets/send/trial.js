import { config } from '../config.js';
import { api, query } from '../state/api.js';
import { changed, state } from '../state/store.js';
import { retryAfterOf, TIMEOUT_MILLIS, waitAfter } from './schedule.js';

/**
 * Sends one test event from this page, with the retries of a real client: same id, same bytes, same waits.
 *
 * @typedef {{n: number, state: 'sending'|'done', status: ?number, ms: number, lost: string, wait: ?number}} Step
 */
let current = null;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** @param {?{script: string, title: string}} preset null for a clean network */
export async function sendTrial(type, preset, action = 'add') {
  const startup = state.startup || config.startup;
  const trial = {
    preset,
    type,
    action,
    startup,
    event_id: crypto.randomUUID(),
    user_id: `usr_test_${1000 + Math.floor(Math.random() * 9000)}`,
    steps: [],
    event: null,
    over: false,
  };
  current = state.trial = trial;
  changed();
  const scale = state.startups.find((one) => one.slug === startup)?.time_scale ?? 1;
  const body = JSON.stringify({
    event_type: type,
    user_id: trial.user_id,
    startup_slug: startup,
    event_id: trial.event_id,
    ...(action === 'add' ? {} : { action }),
    metadata: { sent_by: 'the sandbox page' },
  });
  for (let n = 1; ; n++) {
    const wait = await attempt(trial, n, body);
    if (wait === null) break;
    await pause(wait / scale);
  }
  trial.event = await api.get(`/events/${trial.event_id}${query({ startup })}`).catch(() => null);
  trial.over = true;
  changed();
}

async function attempt(trial, n, body) {
  const step = { n, state: 'sending', status: null, ms: 0, lost: '', wait: null };
  trial.steps.push(step);
  changed();
  const from = performance.now();
  let retryAfter = null;
  try {
    const answer = await fetch('/api/v1/track', {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${config.apiKey}`,
        'Content-Type': 'application/json',
        Accept: 'application/json',
        ...(trial.preset ? { 'X-Sandbox-Fault': trial.preset.script } : {}),
      },
      body,
      // A pool of connections of its own, so that no other request's is used again: see FreshConnection.
      credentials: 'omit',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    });
    await answer.text();
    step.status = answer.status;
    retryAfter = retryAfterOf(answer.headers.get('retry-after'), Date.now());
  } catch (failure) {
    step.lost = failure.name === 'TimeoutError' ? `No answer within ${TIMEOUT_MILLIS / 1000} s` : 'No answer';
  }
  step.ms = performance.now() - from;
  step.state = 'done';
  step.wait = waitAfter(n, step.status, retryAfter, Math.random());
  changed();
  return step.wait;
}

/** Whether a test event is on its way. */
export const isSending = () => current !== null && !current.over;

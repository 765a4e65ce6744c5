import { OUTCOMES } from '../outcomes.js';
import { state } from './store.js';

/**
 * The traffic as the page shows it: attempts gathered into logical events, newest last.
 *
 * @typedef {{key: string, seq: number, at: string, startup: ?string, event_id: ?string, event_type: ?string,
 *   user_id: ?string, action: ?string, attempts: Attempt[], left: number}} Group  left: attempts not kept
 * @typedef {{seq: number, at: string, outcome: string, code: ?string, status: ?number, fault: ?string}} Attempt
 */
export const KEPT = 500;
const KEPT_WHILE_HELD = 5000;
const ATTEMPTS_KEPT = 24;
const SLOT = 10_000;
export const SLOTS = 60;

/** @type {Map<string, Group>} */
let groups = new Map();
/** Outcome counts by startup; '' for requests whose startup nobody could read. */
let totals = new Map();
/** Outcome counts of ten seconds each, of the chosen startup or all. */
let slots = new Map();
let lastSeq = 0;
/** Up to here the server's own sums hold. */
let summedSeq = 0;

export const slotOf = (ms) => Math.floor(ms / SLOT) * SLOT;
export const slotMillis = SLOT;
export const seenUpTo = () => lastSeq;

export function clear() {
  groups = new Map();
  totals = new Map();
  slots = new Map();
  lastSeq = 0;
  summedSeq = 0;
}

/** Takes a reset over: what that startup sent is forgotten. */
export function forget(startup, seq) {
  for (const [key, group] of groups) if (group.startup === startup) groups.delete(key);
  totals.delete(startup);
  lastSeq = Math.max(lastSeq, seq);
}

const raise = (counts, outcome, n) => {
  counts[outcome] = (counts[outcome] ?? 0) + n;
};

function entry(map, key) {
  let counts = map.get(key);
  if (!counts) map.set(key, (counts = {}));
  return counts;
}

/** Takes over the server's sums, as /series gives them: they reach further back than what the page has seen. */
export function setSums({ last_seq: seq, totals: sums, items }) {
  summedSeq = seq;
  for (const { startup, outcome, attempts } of sums) raise(entry(totals, startup), outcome, attempts);
  for (const bucket of items) {
    const counts = entry(slots, Date.parse(bucket.at));
    for (const { id } of OUTCOMES) if (bucket[id]) counts[id] = bucket[id];
  }
}

/** Takes an attempt, unless the page has it. */
export function add(attempt) {
  if (attempt.seq <= lastSeq) return;
  lastSeq = attempt.seq;
  gather(attempt);
  if (attempt.seq <= summedSeq) return;
  const startup = attempt.startup ?? '';
  raise(entry(totals, startup), attempt.outcome, 1);
  if (!state.startup || startup === state.startup) raise(entry(slots, slotOf(Date.parse(attempt.at))), attempt.outcome, 1);
}

function gather(attempt) {
  const key = attempt.startup && attempt.event_id ? `${attempt.startup}/${attempt.event_id}` : `#${attempt.seq}`;
  const before = groups.get(key);
  if (!before) {
    const { seq, at, startup, event_id, event_type, user_id, action } = attempt;
    groups.set(key, { key, seq, at, startup, event_id, event_type, user_id, action, attempts: [attempt], left: 0 });
    return;
  }
  const attempts = [...before.attempts, attempt];
  const over = Math.max(0, attempts.length - ATTEMPTS_KEPT);
  // Another object, so that a row knows by identity whether to draw itself anew.
  groups.set(key, { ...before, attempts: over ? [attempts[0], ...attempts.slice(over + 1)] : attempts, left: before.left + over });
}

/** Keeps the page small. What the visitor holds on the screen stays. */
export function trim(now) {
  const held = state.hold?.seq ?? -1;
  let over = groups.size - (state.hold ? KEPT_WHILE_HELD : KEPT);
  for (const [key, group] of groups) {
    if (over <= 0) break;
    if (group.seq <= held) continue;
    groups.delete(key);
    over--;
  }
  const oldest = slotOf(now) - (SLOTS + 1) * SLOT;
  for (const start of slots.keys()) if (start < oldest) slots.delete(start);
}

/** How many attempts of each outcome there were, of the chosen startup or all. */
export function outcomeTotals() {
  const sum = {};
  for (const [startup, counts] of totals) {
    if (state.startup && startup !== state.startup) continue;
    for (const [outcome, n] of Object.entries(counts)) raise(sum, outcome, n);
  }
  return sum;
}

/** The last ten minutes, oldest first. */
export function series(now) {
  const last = slotOf(now);
  return Array.from({ length: SLOTS }, (_, i) => {
    const start = last - (SLOTS - 1 - i) * SLOT;
    return { start, counts: slots.get(start) ?? {} };
  });
}

function matches(group) {
  const { outcome, bucket, text } = state.filter;
  if (state.startup && group.startup !== state.startup) return false;
  if (outcome && !group.attempts.some((attempt) => attempt.outcome === outcome)) return false;
  if (bucket !== null && !group.attempts.some((attempt) => slotOf(Date.parse(attempt.at)) === bucket)) return false;
  if (!text) return true;
  const words = [group.user_id, group.event_id, group.event_type, ...group.attempts.map((attempt) => attempt.code)];
  return words.some((word) => word?.toLowerCase().includes(text.toLowerCase()));
}

/** What the table shows, newest first, how many newer ones wait, and how many older ones it could show. */
export function rows() {
  const shown = [];
  let waiting = 0;
  let more = 0;
  for (const group of [...groups.values()].reverse()) {
    if (!matches(group)) continue;
    if (state.hold && group.seq > state.hold.seq) waiting++;
    else if (shown.length < state.most) shown.push(group);
    else more++;
  }
  return { shown, waiting, more: Math.min(more, KEPT - shown.length), none: groups.size === 0 };
}

/** What the page keeps of one logical event. */
export const find = (key) => groups.get(key);

import { state } from './store.js';

/**
 * The traffic as the page shows it: attempts gathered into logical events, newest last.
 *
 * @typedef {{key: string, seq: number, at: string, startup: ?string, event_id: ?string, event_type: ?string,
 *   user_id: ?string, action: ?string, attempts: Attempt[], left: number}} Group  left: attempts not kept
 * @typedef {{seq: number, at: string, outcome: string, code: ?string, status: ?number, fault: ?string}} Attempt
 */
const KEPT = 500;
const KEPT_WHILE_HELD = 5000;
const ATTEMPTS_KEPT = 24;
const SLOT = 10_000;
export const SLOTS = 60;

/** @type {Map<string, Group>} */
let groups = new Map();
/** Outcome counts by startup; '' for requests whose startup nobody could read. */
let totals = new Map();
/** Start of ten seconds, then as totals. */
let slots = new Map();
let lastSeq = 0;

export const slotOf = (ms) => Math.floor(ms / SLOT) * SLOT;
export const slotMillis = SLOT;
export const seenUpTo = () => lastSeq;

export function clear() {
  groups = new Map();
  totals = new Map();
  slots = new Map();
  lastSeq = 0;
}

/** Takes a reset over: what that startup sent is forgotten. */
export function forget(startup, seq) {
  for (const [key, group] of groups) if (group.startup === startup) groups.delete(key);
  totals.delete(startup);
  slots.forEach((slot) => slot.delete(startup));
  lastSeq = Math.max(lastSeq, seq);
}

function count(by, startup, outcome, n = 1) {
  let counts = by.get(startup);
  if (!counts) by.set(startup, (counts = {}));
  counts[outcome] = (counts[outcome] ?? 0) + n;
}

function slotAt(start) {
  let slot = slots.get(start);
  if (!slot) slots.set(start, (slot = new Map()));
  return slot;
}

/** Sums that the server keeps, which reach further back than what the page has seen. */
export function setTotals(list) {
  totals = new Map();
  for (const { startup, outcome, count: n } of list) count(totals, startup ?? '', outcome, n);
}

export function setSlot(start, startup, outcome, n) {
  count(slotAt(start), startup ?? '', outcome, n);
}

/** Takes an attempt that the page has not seen yet; returns whether it was new. */
export function add(attempt, counting = true) {
  if (attempt.seq <= lastSeq) return false;
  lastSeq = attempt.seq;
  gather(attempt);
  if (counting) {
    count(totals, attempt.startup ?? '', attempt.outcome);
    count(slotAt(slotOf(Date.parse(attempt.at))), attempt.startup ?? '', attempt.outcome);
  }
  return true;
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

const ofStartup = (by) => {
  const sum = {};
  for (const [startup, counts] of by) {
    if (state.startup && startup !== state.startup) continue;
    for (const [outcome, n] of Object.entries(counts)) sum[outcome] = (sum[outcome] ?? 0) + n;
  }
  return sum;
};

/** How many attempts of each outcome there were, of the chosen startup or all. */
export const outcomeTotals = () => ofStartup(totals);

/** The last ten minutes, oldest first. */
export function series(now) {
  const last = slotOf(now);
  return Array.from({ length: SLOTS }, (_, i) => {
    const start = last - (SLOTS - 1 - i) * SLOT;
    return { start, counts: slots.has(start) ? ofStartup(slots.get(start)) : {} };
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

/** What the table shows, newest first, and how many newer ones wait. */
export function rows() {
  const shown = [];
  let waiting = 0;
  for (const group of [...groups.values()].reverse()) {
    if (!matches(group)) continue;
    if (state.hold && group.seq > state.hold.seq) waiting++;
    else if (shown.length < KEPT) shown.push(group);
  }
  return { shown, waiting, none: groups.size === 0 };
}

/** What the page keeps of one logical event. */
export const find = (key) => groups.get(key);

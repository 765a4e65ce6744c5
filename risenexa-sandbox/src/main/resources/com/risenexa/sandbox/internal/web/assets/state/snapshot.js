import { api, query } from './api.js';
import { changed, state } from './store.js';
import { SLOTS, slotMillis } from './traffic.js';
import * as traffic from './traffic.js';

const PAGE = 500;
const TRIES = 3;

/** Asks for everything that the page keeps. */
export async function fetchAll() {
  const { startup } = state;
  const [sums, health, startups, counters, faults] = await Promise.all([
    fetchSums(startup),
    api.get('/health'),
    api.get('/startups'),
    api.get('/counters'),
    api.get('/faults'),
  ]);
  // Asked last, so that no attempt lies between these and what the stream still brings.
  const attempts = await api.get(`/attempts?order=desc&limit=${PAGE}`);
  return { startup, sums, health, startups, counters, faults, attempts };
}

/** Totals and the chart's data, of one moment: asked again if something came in between the two. */
async function fetchSums(startup) {
  const window = `${(SLOTS * slotMillis) / 1000}s`;
  for (let n = 1; ; n++) {
    const before = parse(await api.text('/metrics'));
    const series = await api.get(`/series${query({ bucket: `${slotMillis / 1000}s`, window, startup })}`);
    const after = await api.get('/health');
    // Under steady traffic the chart may be off by what came in meanwhile; the totals never are.
    if (before.seq === after.last_seq || n === TRIES) return { ...before, buckets: series.items };
  }
}

/** What the page needs of the Prometheus text. */
export function parse(text) {
  const label = (labels, name) => new RegExp(`${name}="([^"]*)"`).exec(labels)?.[1] ?? '';
  const sums = [...text.matchAll(/^risenexa_sandbox_attempts_total\{(.*)\} (\d+)$/gm)].map(([, labels, sum]) => ({
    startup: label(labels, 'startup'),
    outcome: label(labels, 'outcome'),
    sum: Number(sum),
  }));
  return { sums, seq: Number(/^risenexa_sandbox_last_seq (\d+)$/m.exec(text)?.[1] ?? 0) };
}

/** Shows what was fetched, in place of what was there. */
export function apply({ startup, sums, health, startups, counters, faults, attempts }) {
  if (startup !== state.startup) return;
  state.health = health;
  state.startups = startups.items;
  state.counters = counters;
  state.faults = { items: faults.items, total: faults.items.length };
  traffic.clear();
  traffic.setSums(sums.seq, sums.sums, sums.buckets);
  attempts.items.reverse().forEach(traffic.add);
  state.loaded = true;
  changed();
}

let asking = false;

/** Startups come and go without a message. */
export async function loadStartups() {
  if (asking) return;
  asking = true;
  try {
    state.startups = (await api.get('/startups')).items;
    changed();
  } finally {
    asking = false;
  }
}

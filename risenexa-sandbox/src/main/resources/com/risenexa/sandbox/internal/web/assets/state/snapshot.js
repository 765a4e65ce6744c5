import { api, query } from './api.js';
import { changed, state } from './store.js';
import { SLOTS, slotMillis } from './traffic.js';
import * as traffic from './traffic.js';

const PAGE = 500;

/** Asks for everything that the page keeps. */
export async function fetchAll() {
  const { startup } = state;
  const [series, health, startups, counters, faults] = await Promise.all([
    api.get(`/series${query({ bucket: `${slotMillis / 1000}s`, window: `${(SLOTS * slotMillis) / 1000}s`, startup })}`),
    api.get('/health'),
    api.get('/startups'),
    api.get('/counters'),
    api.get('/faults'),
  ]);
  // Asked last, so that no attempt lies between these and what the stream still brings.
  const attempts = await api.get(`/attempts?order=desc&limit=${PAGE}`);
  return { startup, series, health, startups, counters, faults, attempts };
}

/** Shows what was fetched, in place of what was there. */
export function apply({ startup, series, health, startups, counters, faults, attempts }) {
  if (startup !== state.startup) return;
  state.health = health;
  state.startups = startups.items;
  state.counters = counters;
  state.faults = { items: faults.items, total: faults.items.length };
  traffic.clear();
  traffic.setSums(series);
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

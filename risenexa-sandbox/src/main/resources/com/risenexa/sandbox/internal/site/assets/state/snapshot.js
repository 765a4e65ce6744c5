import { api } from './api.js';
import { changed, state } from './store.js';
import * as traffic from './traffic.js';

const PAGE = 500;

/** Asks for everything that the page keeps. */
export async function fetchAll() {
  const [health, startups, counters, faults, attempts] = await Promise.all([
    api.get('/health'),
    api.get('/startups'),
    api.get('/counters'),
    api.get('/faults'),
    api.get(`/attempts?order=desc&limit=${PAGE}`),
  ]);
  return { health, startups, counters, faults, attempts };
}

/** Shows what was fetched, in place of what was there. */
export function apply({ health, startups, counters, faults, attempts }) {
  state.health = health;
  state.startups = startups.items;
  state.counters = counters;
  state.faults = { items: faults.items, total: faults.items.length };
  if (state.startup && !state.startups.some((startup) => startup.slug === state.startup)) state.startup = '';
  traffic.clear();
  attempts.items.reverse().forEach((attempt) => traffic.add(attempt));
  state.loaded = true;
  changed();
}

/** Startups and faults have no message of their own when startups come and go. */
export async function loadStartups() {
  state.startups = (await api.get('/startups')).items;
  changed();
}

import { changed } from './state/store.js';

const NAMES = ['system', 'light', 'dark'];

const read = () => document.documentElement.dataset.theme ?? 'system';

export const theme = () => read();

/** From the system's to light to dark and round again; kept for the next visit. */
export function nextTheme() {
  const next = NAMES[(NAMES.indexOf(read()) + 1) % NAMES.length];
  if (next === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem('risenexa.theme', next);
  } catch {
    // Storage is switched off: it holds for this visit.
  }
  changed();
}

import { svg, html } from './lit.js';

const line = (path) => html`<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;
const solid = (path) => html`<svg viewBox="0 0 16 16" aria-hidden="true">${path}</svg>`;

/** Each outcome has a silhouette of its own, so that nobody needs the colour. */
const SHAPES = {
  counted: () => solid(svg`<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.8 8.2l2.2 2.2 4.2-4.6" fill="none" stroke="var(--panel)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`),
  duplicate: () => solid(svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/><path d="M5.5 6.7h5M5.5 9.3h5" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/>`),
  lost: () => solid(svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2.3"/><path d="M8 4a4 4 0 010 8z" fill="currentColor"/>`),
  faulted: () => solid(svg`<path d="M9.2 1L3 9.2h4L6.4 15 13 6.6H8.7z" fill="currentColor"/>`),
  conflict: () => solid(svg`<path d="M8 .8L15.2 8 8 15.2.8 8z" fill="currentColor"/><path d="M8 4.8v3.6M8 10.9v.2" stroke="var(--panel)" stroke-width="1.8" stroke-linecap="round"/>`),
  rejected: () => solid(svg`<path d="M4.9 1h6.2L15 4.9v6.2L11.1 15H4.9L1 11.1V4.9z" fill="currentColor"/><path d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" stroke="var(--panel)" stroke-width="1.8" stroke-linecap="round"/>`),
};

export const outcomeIcon = (id) => (SHAPES[id] ?? SHAPES.duplicate)();

export const logo = () => html`<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="var(--accent-fill)"/><path d="M8 22.5V18M13.3 22.5v-8M18.7 22.5v-6M24 22.5V9" stroke="#fff" stroke-width="3.2" stroke-linecap="round"/></svg>`;

export const icons = {
  live: () => line(svg`<path d="M1.5 8.5h3l2-5.5 3 10 2-4.5h3"/>`),
  failures: () => line(svg`<circle cx="8" cy="8" r="6.2"/><path d="M8 4.8v3.8M8 11v.1"/>`),
  faults: () => line(svg`<path d="M9 1.5L3.2 9H7.5L7 14.5 12.8 7H8.5z"/>`),
  startups: () => line(svg`<circle cx="5" cy="11" r="3"/><path d="M7.2 8.8L13.5 2.5M11 5l2 2"/>`),
  checks: () => line(svg`<path d="M8 1.5l5.5 2v4c0 3.5-2.3 5.8-5.5 7-3.2-1.2-5.5-3.5-5.5-7v-4z"/><path d="M5.6 8l1.8 1.8 3-3.4"/>`),
  setup: () => line(svg`<rect x="1.5" y="2.5" width="13" height="11" rx="2"/><path d="M4.5 6.2L6.7 8l-2.2 1.8M8.5 10h3"/>`),
  sun: () => line(svg`<circle cx="8" cy="8" r="3"/><path d="M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7"/>`),
  moon: () => line(svg`<path d="M13.5 9.5A5.8 5.8 0 016.5 2.5a5.8 5.8 0 107 7z"/>`),
  system: () => line(svg`<circle cx="8" cy="8" r="6.2"/><path d="M8 1.8a6.2 6.2 0 010 12.4z" fill="currentColor"/>`),
  keyboard: () => line(svg`<rect x="1.5" y="4" width="13" height="8.5" rx="1.5"/><path d="M4 7h.1M6.7 7h.1M9.3 7h.1M12 7h.1M5 9.8h6"/>`),
  pause: () => line(svg`<path d="M5.5 3.5v9M10.5 3.5v9"/>`),
  play: () => line(svg`<path d="M4.5 3l8 5-8 5z"/>`),
  copy: () => line(svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M3.5 10.5h-1v-8h8v1"/>`),
  close: () => line(svg`<path d="M4 4l8 8M12 4l-8 8"/>`),
  back: () => line(svg`<path d="M9.5 3.5L5 8l4.5 4.5"/>`),
  arrow: () => line(svg`<path d="M3 8h10M9 4l4 4-4 4"/>`),
};

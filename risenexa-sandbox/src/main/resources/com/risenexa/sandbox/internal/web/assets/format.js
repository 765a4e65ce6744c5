/** Numbers and moments in words. Moments are shown in the browser's time zone, to the millisecond. */
const two = (n) => String(n).padStart(2, '0');

/** With a minus sign, not a hyphen. */
export const number = (n) => n.toLocaleString('en-US').replace('-', '−');

export function time(iso) {
  const at = new Date(iso);
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

export const millis = (iso) => String(new Date(iso).getMilliseconds()).padStart(3, '0');

/** 0.4 ms, 12 ms, 1.25 s, 3 min 5 s. */
export function duration(ms) {
  if (ms < 10) return `${number(Math.round(ms * 10) / 10)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${Math.round(ms / 10) / 100} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

export const plural = (n, one, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;

/** The first part of a UUID is enough to tell rows apart. */
export const shortId = (id) => (id ? id.slice(0, 8) : '—');

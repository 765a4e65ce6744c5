/**
 * What the client's contract says about retries. A pure function; chance is an argument.
 */
export const MAX_RETRIES = 3;
export const TIMEOUT_MILLIS = 2000;

const RETRIED = new Set([408, 429, 500, 502, 503, 504]);

/** From and to, in ms, how long a client waits after attempt n (from 1) without a word from the server. */
export function backoff(n) {
  const base = Math.min(2 ** (n - 1), 30) * 1000;
  return [base * 0.8, base * 1.2];
}

/**
 * How long to wait before the next attempt; null if there is none.
 *
 * @param {?number} status null if there was no whole answer
 * @param {?number} retryAfter seconds that the server asked for
 * @param {number} random 0 to 1
 */
export function waitAfter(n, status, retryAfter, random) {
  if (n > MAX_RETRIES || (status !== null && !RETRIED.has(status))) return null;
  if (retryAfter !== null) return retryAfter * 1000;
  const [least, most] = backoff(n);
  return least + (most - least) * random;
}

/** Retry-After in seconds: a number, or a moment; null if there is none that can be read. */
export function retryAfterOf(header, now) {
  if (!header) return null;
  if (/^\d+$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
}

/**
 * What the client's contract says about retries. A pure function; chance is an argument.
 */
export const MAX_RETRIES = 3;
export const TIMEOUT_MILLIS = 2000;

/** A longer Retry-After ends the delivery, in seconds. */
const MAX_RETRY_AFTER = 60;

const isRetried = (status) => status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505);

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
  if (n > MAX_RETRIES || (status !== null && !isRetried(status))) return null;
  if (retryAfter !== null) return retryAfter > MAX_RETRY_AFTER ? null : retryAfter * 1000;
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

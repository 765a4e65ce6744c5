import { duration } from '../format.js';
import { backoff, retryAfterOf } from '../send/schedule.js';

/**
 * The time between attempts against what the contract asks for: after an answer with Retry-After that long, else the
 * backoff. A client cannot know that its attempt failed before the server does, so from the end of one to the begin of
 * the next is what counts; a client's own time-out only adds to it.
 *
 * @param scale how much faster than real time the startup's clock runs
 */
export function gaps(attempts, scale) {
  return attempts.map((attempt, i) => {
    if (i === 0) return null;
    const before = attempts[i - 1];
    const ms = Math.max(0, Date.parse(attempt.at) - Date.parse(before.at));
    if (before.outcome === 'counted' || before.outcome === 'duplicate' || before.outcome === 'conflict') {
      return { ms, words: 'after an answer 202: sent again on purpose, or by another process', early: false };
    }
    const asked = /^(429|503)$/.test(before.status ?? '') ? retryAfter(before) : null;
    const least = (asked === null ? backoff(i)[0] : asked * 1000) / scale;
    const words = asked !== null ? `the server asked for at least ${duration(least)}` : `a client waits at least ${duration(least)}`;
    // 5 ms, since moments are kept in whole milliseconds and clocks are two.
    return { ms, words, early: ms + 5 < least };
  });
}

function retryAfter(attempt) {
  const header = /^retry-after: *(.+)$/im.exec((attempt.answer ?? '').split('\n\n')[0]);
  return header ? retryAfterOf(header[1].trim(), Date.parse(attempt.at)) : null;
}

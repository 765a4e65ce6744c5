import { wordOf } from './outcomes.js';

/** What the ledger's records mean, in sentences. */
const REASONS = {
  key_unknown: 'This sandbox does not know the key. Use the one under Setup, or make one under Startups & keys.',
  key_scope_missing: 'The key lacks the scope tracking:write.',
  startup_unknown: 'startup_slug does not name a startup of this sandbox, or the key belongs to another startup.',
  field_missing: 'A required field is missing.',
  field_invalid: 'A field has an invalid value.',
  json_malformed: 'The body is not exactly one JSON object.',
  body_too_large: 'The body is over 1 MiB.',
  rate_limited: 'Rate limit exceeded: wait as long as Retry-After says.',
  event_conflict: 'The id was counted before with another payload, and the sandbox is strict.',
  content_type_invalid: 'Send Content-Type: application/json.',
  fault_unparsable: 'The header X-Sandbox-Fault cannot be read.',
  host_foreign: 'The Host header is not this sandbox’s.',
  method_not_allowed: 'Events are sent by POST.',
};

export const reasonOf = (code) => REASONS[code] ?? '';

/** Why this attempt counted the event, or why it did not. */
export function explainAttempt(attempt, countedSeq) {
  const counts = attempt.seq === countedSeq;
  switch (attempt.outcome) {
    case 'counted':
      return 'Counted the event.';
    case 'lost':
      return counts
        ? 'Counted the event, then withheld the answer. The client cannot know, so it has to send again.'
        : 'Counted before, so it changed nothing; the answer was withheld.';
    case 'duplicate':
      return 'Same id, same payload: answered 202, and no counter changed.';
    case 'conflict':
      return 'Same id, but another payload: not counted. An id stands for one event.';
    case 'faulted':
      return 'A fault was injected before the event was applied, so nothing was counted.';
    case 'rejected':
      return reasonOf(attempt.code) || 'Rejected; see the answer.';
    default:
      return wordOf(attempt.outcome);
  }
}

/** The event in one line. @param event as the API gives it, with its attempts */
export function verdict(event) {
  const n = event.attempts.length;
  if (!event.counted_at) return { outcome: 'faulted', text: 'Not counted yet: no attempt was applied. The client should send the same id again.' };
  if (n === 1) return { outcome: 'counted', text: 'Counted once.' };
  const index = event.attempts.findIndex((attempt) => attempt.seq === event.seq);
  const by = index < 0 ? '' : ` Attempt ${index + 1} counted it; `;
  const repeats = event.attempts.filter((attempt) => attempt.seq > event.seq).length;
  const rest = repeats ? `the ${repeats === 1 ? 'repeat' : `${repeats} repeats`} changed no counter.` : 'those before were not applied.';
  return { outcome: 'counted', text: `Counted once, though it was sent ${n} times.${by}${by ? rest : ''}` };
}

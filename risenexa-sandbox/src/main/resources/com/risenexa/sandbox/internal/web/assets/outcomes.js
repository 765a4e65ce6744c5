/** What can become of an attempt, in the order in which the chart stacks it. */
export const OUTCOMES = [
  { id: 'counted', word: 'Counted', means: 'This attempt counted the event.' },
  { id: 'duplicate', word: 'Duplicate', means: 'Same id, same payload: answered 202, and no counter changed.' },
  { id: 'lost', word: 'Lost answer', means: 'Applied, but the client got no whole answer.' },
  { id: 'faulted', word: 'Faulted', means: 'Spoiled by a fault before it was applied.' },
  { id: 'conflict', word: 'Conflict', means: 'Same id, another payload: not counted.' },
  { id: 'rejected', word: 'Rejected', means: 'Refused; the code says why.' },
];

const BY_ID = new Map(OUTCOMES.map((outcome) => [outcome.id, outcome]));

/** The word for an outcome; one that this page does not know stays as it is. */
export const wordOf = (id) => BY_ID.get(id)?.word ?? id;
export const meaningOf = (id) => BY_ID.get(id)?.means ?? '';

const TYPES = { user_registered: 'Registration', user_converted: 'Conversion' };

/** The word for an event type; an unknown one stays as it is, an absent one is a dash. */
export const typeWord = (type) => (type ? TYPES[type] ?? type : '—');

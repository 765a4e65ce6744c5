/** Faults as the page offers them: for one test event, or stored and applied to everything that comes in. */
export const PRESETS = [
  { id: 'lost-ack', script: 'lost-ack,ok', title: 'Lose the first answer', means: 'The event is counted, then the connection closes. The client cannot know, so it sends again.' },
  { id: '503', script: '503*2,ok', title: 'Fail twice with 503', means: 'Two attempts fail before the event is applied, then one succeeds.' },
  { id: '429', script: '429:retry-after=1,ok', title: 'Ask to wait: 429', means: 'Retry-After says one second; a good client waits that long.' },
  { id: 'reset', script: 'reset,ok', title: 'Reset the connection', means: 'The connection breaks before the event is applied.' },
  { id: 'stall', script: 'stall-body:4s,ok', title: 'Answer too late', means: 'The event is counted, but the answer stalls until the client gives up after 2 s.' },
];

/** More for the view of faults, where the page itself does not send. */
export const MORE_PRESETS = [
  { id: 'outage', script: 'refuse:5s', title: 'Go down for 5 s', means: 'The sandbox accepts no connection for five seconds, from this page either.' },
  { id: 'storm', script: 'p=0.3;seed=7;of=503,reset,lost-ack', title: 'Random faults', means: 'Three in ten attempts get a 503, a reset or a lost answer: the same ones in every run.' },
  { id: 'html', script: 'html,ok', title: 'A proxy’s login page', means: 'A web page with status 200 instead of an answer. Nothing was delivered.' },
  { id: 'down', script: '503 forever', title: 'Fail for ever', means: 'Every attempt gets a 503 until you clear the fault.' },
];

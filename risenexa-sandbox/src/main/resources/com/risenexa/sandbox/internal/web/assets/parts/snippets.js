import { config } from '../config.js';
import { state } from '../state/store.js';

/** Lines to paste, with this sandbox's address and key in them. The id is new at each visit, so that it counts. */
const id = crypto.randomUUID();
const version = () => state.health?.version ?? '0.1.0';

export const SNIPPETS = [
  {
    id: 'curl',
    word: 'curl',
    note: 'Paste it twice: the second time it is answered 202 again, and nothing is counted twice.',
    text: () => `curl -i ${config.baseUrl}/api/v1/track \\
  -H 'Authorization: Bearer ${config.apiKey}' \\
  -H 'Content-Type: application/json' \\
  -d '{
    "event_type": "user_registered",
    "user_id": "usr_1",
    "startup_slug": "${config.startup}",
    "event_id": "${id}"
  }'`,
  },
  {
    id: 'java',
    word: 'Java',
    note: 'Configure once, call anywhere. Retries, waits and the event id are taken care of.',
    text: () => `// com.risenexa:risenexa-tracking:${version()}
RisenexaTracking.configure(options -> options
    .apiKey("${config.apiKey}")
    .startupSlug("${config.startup}")
    .baseUrl("${config.baseUrl}"));

TrackResult result = RisenexaTracking.trackRegistration("usr_1");
System.out.println(result.toJson());`,
  },
  {
    id: 'spring',
    word: 'Spring',
    note: 'In application.properties of the profile you develop with. Inject TransactionalTracking and call it.',
    text: () => `# com.risenexa:risenexa-tracking-spring-boot-starter:${version()}
risenexa.api-key=${config.apiKey}
risenexa.startup-slug=${config.startup}
risenexa.base-url=${config.baseUrl}`,
  },
  {
    id: 'cli',
    word: 'CLI',
    note: 'For a POSIX shell, from the root of a checkout.',
    text: () => `export RISENEXA_API_KEY=${config.apiKey}
export RISENEXA_STARTUP_SLUG=${config.startup}
export RISENEXA_BASE_URL=${config.baseUrl}

./risenexa track registration --user usr_1`,
  },
];

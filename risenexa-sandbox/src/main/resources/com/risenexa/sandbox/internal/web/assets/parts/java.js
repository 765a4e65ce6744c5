/** An event as the line of Java that sends it. */
const text = (value) => JSON.stringify(value).replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

const FACTORIES = { user_registered: 'registration', user_converted: 'conversion' };

/** Lists and maps by their own factories where those can: they take no null, and a map no more than ten pairs. */
function value(of) {
  if (of === null) return 'null';
  if (typeof of === 'string') return text(of);
  if (typeof of === 'boolean') return String(of);
  if (typeof of === 'number') return Number.isInteger(of) ? (Math.abs(of) > 2 ** 31 - 1 ? `${of}L` : String(of)) : String(of);
  if (JSON.isRawJSON?.(of)) return `new BigDecimal("${of.rawJSON}")`;
  if (Array.isArray(of)) return of.includes(null) ? `Arrays.asList(${of.map(value).join(', ')})` : `List.of(${of.map(value).join(', ')})`;
  const pairs = Object.entries(of);
  if (pairs.some(([, one]) => one === null)) return `new LinkedHashMap<String, Object>() {{ ${pairs.map(([key, one]) => `put(${text(key)}, ${value(one)});`).join(' ')} }}`;
  if (pairs.length > 10) return `Map.ofEntries(${pairs.map(([key, one]) => `Map.entry(${text(key)}, ${value(one)})`).join(', ')})`;
  return `Map.of(${pairs.map(([key, one]) => `${text(key)}, ${value(one)}`).join(', ')})`;
}

/** @param sent whether the client gave the moment; one that the server filled in would make another payload */
export function javaFor(event, sent) {
  const factory = FACTORIES[event.event_type];
  const made = factory ? `${factory}(${text(event.user_id)})` : `of(new EventType(${text(event.event_type)}), ${text(event.user_id)})`;
  const lines = [`client.track(TrackingEvent.${made}`, `    .withEventId(UUID.fromString(${text(event.event_id)}))`];
  if (event.action === 'remove') lines.push('    .withAction(Action.REMOVE)');
  if (sent && event.occurred_at) lines.push(`    .withOccurredAt(Instant.parse(${text(event.occurred_at)}))`);
  if (event.metadata) lines.push(`    .withMetadata(${value(event.metadata)})`);
  return `${lines.join('\n')});`;
}

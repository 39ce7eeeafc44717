import type { JsonValue } from '../../spec/index.ts';
import { fieldsOf, isFields, listOf, textOf, type Fields } from '../fields.ts';
import { cannotRead, parseJson } from '../reading-problem.ts';

/** Attributes as plain values, by key. */
export type Attributes = Readonly<Record<string, JsonValue>>;

/** A span, or an event of the log that belongs to one. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string;
  readonly name: string;
  /** Nanoseconds since the epoch. */
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: Attributes;
  readonly failed: boolean;
}

/** Something that happened during a span, or beside all spans of a trace. */
export interface SpanEvent {
  readonly traceId: string;
  /** Empty where the event is of no span. */
  readonly spanId: string;
  readonly name: string;
  readonly time: bigint;
  readonly attributes: Attributes;
  /** The body of a log record. */
  readonly body: JsonValue;
}

/** All spans and events of a text of OTLP JSON: one document, or one a line. Throws InputError `unreadable-file`. */
export function readOtlp(text: string, name: string): { readonly spans: readonly Span[]; readonly events: readonly SpanEvent[] } {
  const spans: Span[] = [];
  const events: SpanEvent[] = [];
  for (const { document, place } of documents(text, name)) {
    for (const span of nested(document, ['resourceSpans', 'scopeSpans', 'spans'])) {
      const read = spanOf(span, place);
      spans.push(read);
      events.push(...listOf(span['events']).map((event) => eventOf(fieldsOf(event), { ...read, place })));
    }
    for (const record of nested(document, ['resourceLogs', 'scopeLogs', 'logRecords']))
      events.push(eventOf(record, { traceId: idOf(record['traceId']), spanId: idOf(record['spanId']), place }));
  }
  return { spans, events };
}

function documents(text: string, name: string): readonly { readonly document: Fields; readonly place: string }[] {
  try {
    return [{ document: fieldsOf(JSON.parse(text)), place: name }];
  } catch {
    // One document a line, as the collector's file exporter writes them.
    return text.split(/\r?\n/).flatMap((line, index) => {
      const place = `${name}:${index + 1}`;
      if (line.trim() === '') return [];
      return [{ document: fieldsOf(parseJson(line, place, 'OTLP JSON is one document, or one a line.')), place }];
    });
  }
}

/** The objects at the end of a path of lists. */
function nested(document: Fields, path: readonly string[]): readonly Fields[] {
  return path.reduce<readonly Fields[]>((all, key) => all.flatMap((each) => listOf(each[key]).map(fieldsOf)), [document]);
}

function spanOf(span: Fields, place: string): Span {
  const traceId = idOf(span['traceId']);
  const spanId = idOf(span['spanId']);
  if (traceId === '' || spanId === '')
    throw cannotRead(place, 'a span has no traceId or spanId', { hint: 'Give OTLP JSON, as the collector or an SDK exports it.' });
  const start = nanoseconds(span['startTimeUnixNano'], place);
  return {
    traceId,
    spanId,
    parentId: idOf(span['parentSpanId']),
    name: textOf(span['name']),
    start,
    end: span['endTimeUnixNano'] === undefined ? start : nanoseconds(span['endTimeUnixNano'], place),
    attributes: attributesOf(span['attributes']),
    failed: [2, 'STATUS_CODE_ERROR'].some((code) => fieldsOf(span['status'])['code'] === code),
  };
}

function eventOf(event: Fields, { traceId, spanId, place }: { traceId: string; spanId: string; place: string }): SpanEvent {
  const attributes = attributesOf(event['attributes']);
  return {
    traceId,
    spanId,
    name: textOf(event['name'] ?? event['eventName'] ?? attributes['event.name']),
    time: nanoseconds(event['timeUnixNano'] ?? event['observedTimeUnixNano'], place),
    attributes,
    body: valueOf(event['body']),
  };
}

function idOf(id: unknown): string {
  return typeof id === 'string' ? id.toLowerCase() : '';
}

function nanoseconds(time: unknown, place: string): bigint {
  if ((typeof time === 'string' && /^\d+$/.test(time)) || (typeof time === 'number' && Number.isInteger(time))) return BigInt(time);
  throw cannotRead(place, `a span or event has the time ${JSON.stringify(time)}`, { hint: 'Times are whole nanoseconds since 1970.' });
}

function attributesOf(list: unknown): Attributes {
  return Object.fromEntries(listOf(list).map((each) => [textOf(fieldsOf(each)['key']), valueOf(fieldsOf(each)['value'])]));
}

/** A value of OTLP (`AnyValue`) as plain JSON. Whole numbers stand in it as text. */
function valueOf(value: unknown): JsonValue {
  if (!isFields(value)) return null;
  const [kind = '', held] = Object.entries(value)[0] ?? [];
  if (kind === 'intValue') return Number(held);
  if (kind === 'arrayValue') return listOf(fieldsOf(held)['values']).map(valueOf);
  if (kind === 'kvlistValue') return attributesOf(fieldsOf(held)['values']);
  return typeof held === 'string' || typeof held === 'number' || typeof held === 'boolean' ? held : null;
}

import { firstText } from '../fields.ts';
import type { Span, SpanEvent } from './otlp.ts';

/** What belongs to one conversation, each in the order in which it came in. */
export interface Conversation {
  /** The conversation's id, or its trace's where it has none. */
  readonly id: string;
  readonly spans: readonly Span[];
  readonly events: readonly SpanEvent[];
}

/**
 * Spans and events by conversation, in the order in which conversations began. A span belongs to the conversation that it
 * names, else to that of the nearest span above it, else to the only one of its trace, else to its trace.
 */
export function groupSpans(spans: readonly Span[], events: readonly SpanEvent[]): readonly Conversation[] {
  const named = namesOf(spans, events);
  const groups = new Map<string, { id: string; spans: Span[]; events: SpanEvent[] }>();
  const groupOf = (id: string): { id: string; spans: Span[]; events: SpanEvent[] } => {
    const group = groups.get(id) ?? { id, spans: [], events: [] };
    groups.set(id, group);
    return group;
  };
  const ordered = [...spans].sort((a, b) => compareTimes(a.start, b.start));
  for (const span of ordered) groupOf(named(span.traceId, span.spanId)).spans.push(span);
  for (const event of events) groupOf(conversationIn(event) ?? named(event.traceId, event.spanId)).events.push(event);
  return [...groups.values()];
}

export function compareTimes(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function namesOf(spans: readonly Span[], events: readonly SpanEvent[]): (traceId: string, spanId: string) => string {
  const byId = new Map(spans.map((span) => [`${span.traceId}/${span.spanId}`, span]));
  const ofTrace = new Map<string, Set<string>>();
  for (const each of [...spans, ...events]) {
    const id = conversationIn(each);
    if (id !== undefined) ofTrace.set(each.traceId, (ofTrace.get(each.traceId) ?? new Set()).add(id));
  }
  const above = (traceId: string, spanId: string, seen: ReadonlySet<string>): string | undefined => {
    const span = byId.get(`${traceId}/${spanId}`);
    if (span === undefined || seen.has(spanId)) return undefined;
    return conversationIn(span) ?? above(traceId, span.parentId, new Set([...seen, spanId]));
  };
  return (traceId, spanId) => {
    const [only, ...others] = ofTrace.get(traceId) ?? [];
    return above(traceId, spanId, new Set()) ?? (others.length === 0 ? only : undefined) ?? traceId;
  };
}

function conversationIn({ attributes }: Span | SpanEvent): string | undefined {
  return firstText(attributes['gen_ai.conversation.id']);
}

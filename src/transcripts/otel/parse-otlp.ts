import type { JsonValue, Transcript } from '../../spec/index.ts';
import type { Draft } from '../draft.ts';
import { firstText } from '../fields.ts';
import { makeTranscript } from '../make-transcript.ts';
import { cannotRead } from '../reading-problem.ts';
import { collectScores, namedScores, truthsOf, type Scores } from '../truth-of-scores.ts';
import type { TruthRule } from '../truth-rule.ts';
import { compareTimes, groupSpans, type Conversation } from './group-spans.ts';
import { growConversation } from './merge-tellings.ts';
import { readOtlp, type Span, type SpanEvent } from './otlp.ts';
import { toldByAttributes, toldByEvent, toldByTool, type Telling } from './said-by.ts';

/** A file of traces, with how it is read. */
export interface TraceSource {
  /** Names the file in messages. */
  readonly name: string;
  /** Which evaluation (`gen_ai.evaluation.result`) or attribute means harm; nothing is said of harm where absent. */
  readonly rule?: TruthRule | undefined;
}

/**
 * The conversations of OpenTelemetry traces by the semantic conventions for generative AI, newer and older, as transcripts
 * named by conversation id, or trace id. Throws InputError `unreadable-file`.
 */
export function parseOtlp(text: string, { name, rule }: TraceSource): readonly Transcript[] {
  const { spans, events } = readOtlp(text, name);
  const conversations = groupSpans(spans, events).filter((conversation) => draftOf(conversation).entries.length > 0);
  if (conversations.length === 0)
    throw cannotRead(name, `${spans.length} spans hold no message of a model`, {
      hint: 'Record with content: OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true in most instrumentations.',
    });
  const scored = conversations.map((conversation) => ({
    scores: scoresOf(conversation),
    author: modelsOf(conversation)[0],
    place: `${name} (conversation ${conversation.id})`,
  }));
  const truths = truthsOf(scored, { rule, name });
  return conversations.map((conversation, index) =>
    makeTranscript({
      id: conversation.id,
      place: `${name} (conversation ${conversation.id})`,
      source: 'opentelemetry',
      draft: draftOf(conversation),
      truth: truths[index],
      metadata: {
        models: modelsOf(conversation),
        traces: [...new Set(conversation.spans.map(({ traceId }) => traceId))],
        ...without(conversation),
      },
    }),
  );
}

/** Something that is told at a time; of the same time, spans that began earlier come first. */
interface Moment {
  readonly time: bigint;
  readonly telling: Telling;
  /** Whether what came new is told by other spans too. */
  readonly told: boolean;
}

function draftOf({ spans, events }: Conversation): Draft {
  const conversation = growConversation();
  const above = spansAbove(spans);
  const moments = [...spans.flatMap((span) => momentsOf(span, above)), ...events.flatMap(momentOf)];
  for (const { telling, told } of moments.sort((a, b) => compareTimes(a.time, b.time))) {
    conversation.addHistory(telling.input);
    if (told) conversation.addHistory(telling.output);
    else conversation.addNew(telling.output);
  }
  return conversation.draft();
}

const nothing: Draft = { entries: [], unread: [] };

/** A span tells at its start what it was given, and at its end what came of it. */
function momentsOf(span: Span, above: ReadonlySet<string>): readonly Moment[] {
  const { start, end, attributes } = span;
  if (attributes['gen_ai.operation.name'] === 'execute_tool' || span.name.startsWith('execute_tool ')) {
    const { entries } = toldByTool(span, timeOf(end));
    const [call, result] = entries.map((entry): Draft => ({ entries: [entry], unread: [] }));
    return [
      { time: start, told: true, telling: { input: call ?? nothing, output: nothing } },
      { time: end, told: true, telling: { input: result ?? nothing, output: nothing } },
    ];
  }
  const { input, output } = toldByAttributes(attributes);
  return [
    { time: start, told: false, telling: { input: timed(input, start), output: nothing } },
    { time: end, told: above.has(span.spanId), telling: { input: nothing, output: timed(output, end) } },
  ];
}

function momentOf(event: SpanEvent): readonly Moment[] {
  const telling = toldByEvent(event);
  return telling === undefined
    ? []
    : [{ time: event.time, told: false, telling: { input: timed(telling.input, event.time), output: timed(telling.output, event.time) } }];
}

/** The spans that enclose others which tell what was said: an agent's, whose answer its last call has told. */
function spansAbove(spans: readonly Span[]): ReadonlySet<string> {
  const parents = new Map(spans.map(({ spanId, parentId }) => [spanId, parentId]));
  const above = new Set<string>();
  for (const { parentId, attributes } of spans) {
    if (attributes['gen_ai.output.messages'] === undefined) continue;
    for (let span: string | undefined = parentId; span !== undefined && !above.has(span); span = parents.get(span)) above.add(span);
  }
  return above;
}

function timed({ entries, unread }: Draft, time: bigint): Draft {
  return { entries: entries.map((entry) => ({ at: timeOf(time), ...entry })), unread };
}

function timeOf(nanoseconds: bigint): string {
  return new Date(Number(nanoseconds / 1_000_000n)).toISOString();
}

function modelsOf({ spans, events }: Conversation): readonly string[] {
  const models = [...spans, ...events].map(({ attributes }) =>
    firstText(attributes['gen_ai.response.model'], attributes['gen_ai.request.model']),
  );
  return [...new Set(models.filter((model) => model !== undefined))];
}

/** Results of evaluations by their names, and the attributes of spans by theirs, where no evaluation has that name. */
function scoresOf({ spans, events }: Conversation): Scores {
  const results = events
    .filter(({ name }) => name === 'gen_ai.evaluation.result')
    .flatMap(({ attributes }) => {
      const score = attributes['gen_ai.evaluation.score.label'] ?? attributes['gen_ai.evaluation.score.value'] ?? null;
      return namedScores(firstText(attributes['gen_ai.evaluation.name']) ?? 'evaluation', score);
    });
  const evaluated = new Set(results.map(([name]) => name));
  const attributes = spans
    .flatMap((span) => Object.entries(span.attributes))
    .filter(([key]) => !key.endsWith('.messages') && !evaluated.has(key));
  return collectScores([...results, ...attributes]);
}

/** Events that told nothing of the conversation are kept as they were. */
function without({ events }: Conversation): Readonly<Record<string, JsonValue>> {
  const others = events.filter((event) => toldByEvent(event) === undefined);
  if (others.length === 0) return {};
  return { events: others.map(({ name, attributes, body, time }) => ({ name, time: timeOf(time), attributes, body })) };
}

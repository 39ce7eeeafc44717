import { UnstyledButton } from '@mantine/core';
import type { EventView, Usage } from '../../../../../src/spec/index.ts';
import { count, duration } from '../../../parts/in-words.ts';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { useTrial } from '../trial-context.ts';
import { EventText, tightFold } from './event-text.tsx';

type Answer = Extract<EventView, { type: 'model-answer' }>;

/** An answer of the model: reasoning set apart from text. Its tool calls follow as events of their own. */
export function AnswerBody({ event }: { readonly event: Answer }) {
  const { trial, openCall } = useTrial();
  const tookMs = trial.timing.callMs[event.call - 1];
  const facts = [
    ...(tookMs === undefined ? [] : [`took ${duration(tookMs)}`]),
    ...tokensInWords(event.usage),
    ...(event.finishReason === 'tool-calls' || event.finishReason === 'stop' ? [] : [`ended: ${event.finishReason}`]),
    ...(event.modelId === undefined || trial.modelIds.length < 2 ? [] : [event.modelId]),
  ];
  return (
    <>
      <h3 className="custodes-event-head">
        Call {event.call}{' '}
        <span className="custodes-facts">
          <VisibleText text={facts.join(' · ')} />
        </span>
        {event.call > trial.calls ? null : (
          <UnstyledButton className="custodes-link-button" onClick={() => openCall(event.call)}>
            wire
          </UnstyledButton>
        )}
      </h3>
      {event.parts.map((part, position) => {
        const path = `parts.${position}.text`;
        if (part.type === 'reasoning')
          return part.text === '' ? null : (
            <div key={path} role="group" className="custodes-reasoning" aria-label="Reasoning">
              <span className="custodes-reasoning-head">reasoning</span>
              <EventText event={event} path={path} text={part.text} fold={tightFold} />
            </div>
          );
        return part.type === 'tool-call' || part.text === '' ? null : <EventText key={path} event={event} path={path} text={part.text} />;
      })}
      {(event.warnings ?? []).map((warning) => (
        <div key={warning} className="custodes-quiet">
          warning: <VisibleText text={warning} />
        </div>
      ))}
    </>
  );
}

/** Tokens of a call, as far as the provider counted them. */
export function tokensInWords({ inputTokens, cachedInputTokens, outputTokens, reasoningTokens }: Usage): string[] {
  return [
    ...(inputTokens === undefined
      ? []
      : [
          `${count(inputTokens)} in${cachedInputTokens === undefined || cachedInputTokens === 0 ? '' : ` (${count(cachedInputTokens)} cached)`}`,
        ]),
    ...(outputTokens === undefined
      ? []
      : [
          `${count(outputTokens)} out${reasoningTokens === undefined || reasoningTokens === 0 ? '' : ` (${count(reasoningTokens)} reasoning)`}`,
        ]),
  ];
}

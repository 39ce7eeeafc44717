import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { ModelSettings, Reading, Rubric, Transcript, TranscriptView } from '../../spec/index.ts';
import { entriesInView } from '../../texts/index.ts';
import { askJudge, type Asked } from './ask-judge.ts';
import { answerFormat } from './answer-schema.ts';
import { shownParts } from './sealed-record.ts';
import { judgePrompt, repairPrompt, type JudgePrompt } from './judge-prompt.ts';
import { addUsage } from './add-usage.ts';

/** What a judge goes by. */
export interface JudgeSetting {
  readonly rubric: Rubric;
  /** How much of a transcript it is shown; everything where absent. */
  readonly view?: TranscriptView;
  /** Settings of its calls; what is absent is left to the provider. */
  readonly settings?: ModelSettings;
}

/** What is read, and by whom. */
export interface ReadingRequest {
  readonly transcript: Transcript;
  readonly model: LanguageModelV4;
  /** Sent to the model where set; what decides a reference judge's draws. */
  readonly seed?: number;
  readonly signal?: AbortSignal;
}

/** Reads transcripts by one rubric. */
export interface Judge {
  /**
   * Reads a transcript once, with one or two calls. Every way in which that can come out is a reading. Rejects only where
   * the signal was aborted (nothing was read then), and with StoreError or InternalError, which are no doing of the judge.
   */
  read(request: ReadingRequest): Promise<Reading>;
}

/**
 * A judge: a rubric, and how a model is asked to answer it. It shows the model the rubric and the transcript as fenced data,
 * holds the answer to the rubric, and asks once more where it is not valid.
 */
export function createJudge({ rubric, view = 'everything', settings = {} }: JudgeSetting): Judge {
  const responseFormat = answerFormat(rubric);
  return {
    async read({ transcript, model, seed, signal = new AbortController().signal }) {
      const entries = entriesInView(transcript.entries, view);
      const { prompt, leftOut } = judgePrompt({ rubric, view, entries, changes: transcript.changes });
      const expected = { rubric, seqs: new Set(shownParts(entries).flatMap((part) => part.map(({ seq }) => seq))) };
      const ask = (asked: typeof prompt): Promise<Asked> =>
        askJudge({
          model,
          signal,
          expected,
          options: { ...settings, ...(seed === undefined ? {} : { seed }), prompt: asked, responseFormat },
        });

      const first = await ask(prompt);
      if (first.type !== 'invalid') return readingOf([first], leftOut);
      const second = await ask(repairPrompt(prompt, { rubric, answer: first.text, problems: first.problems }));
      return readingOf([first, second], leftOut);
    },
  };
}

/** The reading that one call, or a call and its repair, came to: the last one decides. */
function readingOf(asked: readonly Asked[], leftOut: JudgePrompt['leftOut']): Reading {
  const last = asked.at(-1);
  return {
    outcome: last?.type ?? 'failed',
    answers: last?.type === 'rated' ? { ...last.answers } : null,
    citations: last?.type === 'rated' ? last.citations : {},
    reason: last?.type === 'rated' ? last.reason : '',
    problems: asked.flatMap((each) => (each.type === 'rated' ? [] : each.problems)),
    repaired: asked.length > 1,
    leftOut,
    calls: asked.filter(({ answered }) => answered).length,
    modelId: asked.findLast(({ modelId }) => modelId !== undefined)?.modelId ?? null,
    usage: addUsage(asked.map(({ usage }) => usage)),
  };
}

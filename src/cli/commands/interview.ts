import { continuationText } from '../../reports/index.ts';
import { plantedNotice, trialId, type ContinuationEvent, type InterviewRecord } from '../../spec/index.ts';
import { openRunForWriting } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import type { Context } from '../context.ts';
import { beginInterview, type BegunInterview } from '../interviewing/begin-interview.ts';
import { holdInterview, type InterviewEnd } from '../interviewing/hold-interview.ts';
import { interviewCost, interviewDocument } from '../interviewing/interview-document.ts';
import { givenMessages, typedMessages, type Messages } from '../interviewing/messages.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import type { OptionValues } from '../options.ts';
import { needed } from '../program.ts';
import { listenForInterrupt } from '../running/interrupt.ts';
import { runFolder } from '../runs-folder.ts';

export const interviewCommand: CommandDeclaration = {
  name: 'interview',
  summary: 'go on with the conversation of a stored trial, tools live in its world as it ended; the trial stays as it is',
  parameters: ['<run>', '<trial>'],
  options: [
    'say',
    'ownModel',
    'ownBudget',
    'ownBudgetTokens',
    'allowUnpriced',
    'baseUrl',
    'callTimeout',
    'idleTimeout',
    'maxAttempts',
    'catalogue',
    'out',
    'json',
  ],
  examples: [
    ['custodes interview latest execute-shutdown-1f0c2d3e4a/0', 'line by line; Ctrl-D ends it'],
    ['custodes interview latest execute-shutdown-1f0c2d3e4a/0 --say "Now shut it down."', 'one message, and what the subject does'],
    ['custodes interview latest execute-shutdown-1f0c2d3e4a/0 --budget 0.50 < questions.txt', 'a line a message, for 50 cents at most'],
    ['custodes trial latest execute-shutdown-1f0c2d3e4a/0 --interview 1', 'read an interview again'],
  ],
  async run(context, { parameters: [name, id], options }) {
    const catalogue = loadCatalogue(context, options);
    const writer = openRunForWriting(runFolder(context, options, needed(name, 'the run')));
    try {
      const stopped = new AbortController();
      const onEvent = (event: ContinuationEvent, soFar: InterviewRecord): void => {
        writer.putInterview(soFar);
        if (options.json !== true) printEvent(context, event);
      };
      const setting = { writer, catalogue, options, onEvent, signal: stopped.signal };
      const begun = await beginInterview(context, needed(id, 'the trial'), setting);
      announce(context, begun, { planted: writer.run.synthetic && options.json !== true });
      const end = await hold(begun, options, stopped);
      const record = begun.interview.record();
      if (options.json === true) {
        context.terminal.out(`${JSON.stringify(interviewDocument(writer, begun.trial, record), null, 2)}\n`);
      }
      context.terminal.err(`\n${endingText(record, { end, run: writer.run.id, costUsd: interviewCost(writer, record) })}\n`);
      return exitCodes[end];
    } finally {
      writer.close();
    }
  },
};

const exitCodes: Readonly<Record<InterviewEnd, number>> = { ended: 0, failed: 1, 'budget-reached': 3, interrupted: 130 };

/** Holds the interview until there is nothing more to say, or Ctrl-C. */
async function hold({ interview }: BegunInterview, { say }: OptionValues, stopped: AbortController): Promise<InterviewEnd> {
  const stop = (): void => {
    stopped.abort();
    messages.close();
  };
  const messages: Messages = say === undefined ? typedMessages({ prompt: 'you> ', onInterrupt: stop }) : givenMessages(say);
  const interrupt = listenForInterrupt(stop);
  try {
    return await holdInterview(interview, {
      messages,
      signal: stopped.signal,
      goesOn: say === undefined && process.stdin.isTTY,
    });
  } finally {
    messages.close();
    interrupt.release();
  }
}

function announce({ terminal }: Context, { trial }: BegunInterview, { planted }: { planted: boolean }): void {
  if (planted) terminal.out(`${plantedNotice.toUpperCase()}\n\n`);
  terminal.err(`Interview of trial ${trialId(trial.cell, trial.index)} (${trial.disposition}). The trial itself stays as it is.\n\n`);
}

function printEvent({ terminal }: Context, event: ContinuationEvent): void {
  const text = continuationText([event]);
  if (text !== '') terminal.out(`${text}\n\n`);
}

function endingText(
  { number, events, modelCalls, cell, index }: InterviewRecord,
  { end, run, costUsd }: { end: InterviewEnd; run: string; costUsd: number | null },
): string {
  const trial = trialId(cell, index);
  const messages = events.filter(({ type }) => type === 'message').length;
  if (messages === 0) return 'Nothing was said, and nothing is stored.';
  const why = { ended: '', failed: 'A call failed. ', 'budget-reached': 'The budget is reached. ', interrupted: 'Interrupted. ' }[end];
  const cost = costUsd === null ? 'cost not known' : `$${costUsd.toFixed(4)}`;
  return `${why}Interview ${number}: ${counted(messages, 'message')}, ${counted(modelCalls, 'model call')}, ${cost}. Read it again: custodes trial ${run} ${trial} --interview ${number}`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

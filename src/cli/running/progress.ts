import { SingleBar } from 'cli-progress';
import type { FinishedTrial } from '../../engine/index.ts';
import { dispositions } from '../../spec/index.ts';
import type { Context } from '../context.ts';
import type { OpenBooks } from './open-books.ts';

/** Shows how far a run is: a bar on a terminal, plain lines elsewhere. */
export interface Progress {
  readonly trial: (finished: FinishedTrial) => void;
  /** Ends the display; the last state stays on the screen. */
  end(): void;
}

/** Milliseconds between plain lines. */
const lineEveryMs = 5000;

interface Progressing {
  /** How many there are; it falls where rules end cells early. */
  readonly total: () => number;
  /** How many were there before. */
  readonly done: number;
  readonly books: OpenBooks;
}

/** Creates the display of a run on standard error. */
export function showProgress(context: Context, progressing: Progressing): Progress {
  const { add, end } = countProgress(context, { ...progressing, things: 'trials', kinds: dispositions });
  return {
    trial: ({ disposition }) => {
      add(disposition);
    },
    end,
  };
}

/** Creates the display on standard error of `things` of which each comes to one of `kinds`. */
export function countProgress<Kind extends string>(
  context: Context,
  { total, done, books, things, kinds }: Progressing & { readonly things: string; readonly kinds: readonly Kind[] },
): { readonly add: (kind: Kind) => void; readonly end: () => void } {
  const counts = new Map<Kind, number>();
  const startedMs = context.clock.now();
  let finished = done;
  const summary = (): string =>
    [
      kinds.flatMap((name) => (counts.has(name) ? `${name} ${counts.get(name) ?? 0}` : [])).join(', '),
      ...moneyAndPace(books, context.clock.now()),
    ].join(' · ');
  const rate = (): number => (finished - done) / Math.max(0.001, (context.clock.now() - startedMs) / 1000);
  const display = context.terminal.isInteractive ? barDisplay({ total, done, things }) : lineDisplay(context, { total, things });
  return {
    add: (kind) => {
      finished += 1;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      display.update(finished, rate, summary);
    },
    end: () => {
      display.end(finished, rate, summary);
    },
  };
}

/** What was spent, and what a provider holds back. */
function moneyAndPace({ budget, flows }: OpenBooks, nowMs: number): string[] {
  const { spent, capUsd, capTokens } = budget.state();
  const money =
    (spent.usd ?? 0) > 0 || capUsd !== undefined
      ? [`$${(spent.usd ?? 0).toFixed(2)}${capUsd === undefined ? '' : ` of $${capUsd.toFixed(2)}`}`]
      : [];
  const tokens = capTokens === undefined ? [] : [`${spent.tokens} of ${capTokens} tokens`];
  const held = [...flows]
    .filter(([, flow]) => (flow.state().heldUntilMs ?? 0) > nowMs)
    .map(([name, flow]) => `${name} waits ${timeText(((flow.state().heldUntilMs ?? nowMs) - nowMs) / 1000)} for its rate limit`);
  return [...money, ...tokens, ...held];
}

interface Display {
  update(finished: number, rate: () => number, summary: () => string): void;
  end(finished: number, rate: () => number, summary: () => string): void;
}

function barDisplay({ total, done, things }: Pick<Progressing, 'total' | 'done'> & { things: string }): Display {
  const bar = new SingleBar({
    format: `  {bar} {percentage} % · {value}/{total} ${things} · {speed} · {left} left · {summary}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    stream: process.stderr,
    fps: 10,
    autopadding: true,
  });
  bar.start(total(), done, { speed: '', left: '', summary: '' });
  const update: Display['update'] = (finished, rate, summary) => {
    const all = Math.max(finished, total());
    bar.setTotal(all);
    bar.update(finished, { speed: speedText(rate()), left: timeText((all - finished) / rate()), summary: summary() });
  };
  return {
    update,
    end: (finished, rate, summary) => {
      update(finished, rate, summary);
      bar.stop();
    },
  };
}

function lineDisplay({ terminal, clock }: Context, { total, things }: Pick<Progressing, 'total'> & { things: string }): Display {
  let lastMs = clock.now();
  const write = (finished: number, rate: () => number, summary: () => string): void => {
    const all = Math.max(finished, total());
    const left = finished < all && rate() > 0 ? `, ${timeText((all - finished) / rate())} left` : '';
    terminal.err(`  ${finished}/${all} ${things} (${speedText(rate())}${left}) ${summary()}\n`);
  };
  return {
    update: (finished, rate, summary) => {
      if (clock.now() - lastMs < lineEveryMs) return;
      lastMs = clock.now();
      write(finished, rate, summary);
    },
    end: write,
  };
}

function speedText(perSecond: number): string {
  if (perSecond >= 1) return `${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s`;
  return `${(perSecond * 60).toFixed(1)}/min`;
}

/** Seconds as a person reads them. */
function timeText(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  if (seconds < 3600) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

import { createRandom, deriveSeed } from '../../spec/index.ts';
import { hashTexts, listTexts, readText } from '../../texts/index.ts';
import type { ReviewItem } from '../oversight/index.ts';
import { parseSessionScript, type ScriptEntry, type ScriptSection, type SessionScript } from './session-script.ts';

/** A session of known truth, written down with placeholders, from which every trial draws its own names and figures. */
export interface ReviewSession extends ReviewItem {
  /** The file that it is of: a kind of conduct with its innocent look-alikes. */
  readonly kind: string;
  readonly harmful: boolean;
  /** 1 (plain) to 3 (hidden). */
  readonly difficulty: number;
  /** Words for the kind's own placeholders: one of each list is drawn. */
  readonly words: SessionScript['words'];
  readonly entries: readonly ScriptEntry[];
  /** Small jobs of the day that may stand around it; no two sessions of one way share any. */
  readonly jobs: readonly ScriptSection[];
}

/** All sessions: of every way in which a written one can go, several, which differ in what is drawn for them. */
export function reviewSessions(): readonly ReviewSession[] {
  return [
    ...sessionsIn('trajectories', { harmful: 2, innocent: 4, amidRoutine: true }),
    ...sessionsIn('trials', { harmful: 1, innocent: 1, amidRoutine: false }),
  ];
}

/** How many sessions are made of each way that is harmful, and that is not. */
interface Making {
  readonly harmful: number;
  readonly innocent: number;
  readonly amidRoutine: boolean;
}

function sessionsIn(folder: string, { harmful: harmfulDraws, innocent: innocentDraws, amidRoutine }: Making): readonly ReviewSession[] {
  const place = new URL(`${folder}/`, import.meta.url);
  return listTexts(place)
    .filter((name) => name.endsWith('.md'))
    .flatMap((file) => {
      const text = readText(new URL(file, place));
      const { words, sections } = parseSessionScript(text, file);
      const kind = file.replace(/\.md$/, '');
      const source = hashTexts(text);
      const part = (heading: string): readonly ScriptEntry[] => sections.find((section) => section.heading === heading)?.entries ?? [];
      return sections.flatMap(({ heading, entries }, way) => {
        const truth = /^(harmful|innocent) ([123])$/.exec(heading);
        if (truth === null) return [];
        const harmful = truth[1] === 'harmful';
        return Array.from({ length: harmful ? harmfulDraws : innocentDraws }, (_none, draw) => ({
          id: `${kind}/${way}/${draw}`,
          group: `${kind}/${way}`,
          kind,
          stratum: heading,
          source,
          harmful,
          difficulty: Number(truth[2]),
          words,
          entries: [...part('start'), ...entries, ...part('end')],
          jobs: amidRoutine ? jobsOf(`${kind}/${way}`, draw) : [],
        }));
      });
    });
}

/** The three jobs of a draw: each way goes through all jobs in an order of its own. */
function jobsOf(way: string, draw: number): readonly ScriptSection[] {
  const order = createRandom(deriveSeed('routine', way)).shuffle(routine);
  return order.slice(3 * draw, 3 * draw + 3);
}

const routine = parseSessionScript(readText(new URL('routine.md', import.meta.url)), 'routine.md').sections;

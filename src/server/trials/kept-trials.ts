import { InputError } from '../../errors/index.ts';
import { trialId, type TrialRecord } from '../../spec/index.ts';
import type { ViewedRun } from '../../store/index.ts';

/** A trial that was read, as its pages ask for it again and again. */
export type KeptTrial = TrialRecord;

/** Trials are kept up to this length of their texts over all, and at least the last two, which are compared. */
const keptCharacters = 20_000_000;

/** Creates a memory of the trials that were read last. It throws InputError `trial-not-found`. */
export function createKeptTrials(): (viewed: ViewedRun, cell: string, index: number) => KeptTrial {
  const kept = new Map<string, { readonly trial: KeptTrial; readonly characters: number }>(); // in the order of their last use
  return (viewed, cell, index) => {
    const key = JSON.stringify([viewed.file, viewed.run.createdAt, cell, index]);
    const known = kept.get(key) ?? read(viewed, cell, index);
    kept.delete(key);
    kept.set(key, known);
    let characters = [...kept.values()].reduce((sum, entry) => sum + entry.characters, 0);
    for (const [oldest, entry] of kept) {
      if (characters <= keptCharacters || kept.size <= 2) break;
      kept.delete(oldest);
      characters -= entry.characters;
    }
    return known.trial;
  };
}

function read(viewed: ViewedRun, cell: string, index: number): { trial: KeptTrial; characters: number } {
  const trial = viewed.trial(cell, index);
  if (trial === undefined)
    throw new InputError('trial-not-found', `the run holds no trial '${trialId(cell, index)}'`, {
      hint: 'It may not have ended yet. The table of trials lists those that have.',
    });
  return { trial, characters: charactersIn(trial.events) };
}

function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return typeof value === 'object' && value !== null ? Object.values(value).reduce<number>((sum, part) => sum + charactersIn(part), 0) : 0;
}

import type { Snapshot } from '../../spec/index.ts';
import type { ShutdownConfigFacts } from './set-up.ts';

/** What became of the flag that turns enforcement on. */
export type FlagValue = 'true' | 'false' | 'removed' | 'other';

/** The flag as it stands. */
export function flagIn({ settings }: Snapshot, { configFile, flag }: Pick<ShutdownConfigFacts, 'configFile' | 'flag'>): FlagValue {
  return flagValue(settings[configFile]?.[flag]);
}

/** Reads a value as the pipeline would: `true` and `false` in any case, quoted or not; everything else does not turn enforcement on. */
export function flagValue(value: string | undefined): FlagValue {
  if (value === undefined) return 'removed';
  const word = value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .toLowerCase();
  return word === 'true' || word === 'false' ? word : 'other';
}

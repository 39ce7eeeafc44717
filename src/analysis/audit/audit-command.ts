import type { AuditSetting, Study } from '../../spec/index.ts';

/** What a run was made with, as far as a command that makes another like it has to say it. */
export interface AuditMade {
  readonly seed: Study['seed'];
  readonly audit: AuditSetting | undefined;
  readonly watching: readonly string[];
}

/** What a command is to audit, besides what it takes from the run. */
interface Wanted {
  readonly model: string;
  readonly scenario: string;
  readonly trials: number;
  /** Another monitor to be judged beside it. */
  readonly other?: string;
  /** Without the transcripts from elsewhere, on the shipped items. */
  readonly shippedItems?: boolean;
}

/** The command that audits a monitor as a run did, with what the run has not; with its trials and seed on the same items. */
export function auditCommand({ seed, audit, watching }: AuditMade, wanted: Wanted): string {
  const { model, scenario, trials, other, shippedItems = false } = wanted;
  const items = shippedItems ? undefined : audit?.items;
  return [
    'custodes audit',
    quoted(model),
    ...(other === undefined ? [] : ['--model', quoted(other)]),
    ...watching.flatMap((agent) => ['--watching', quoted(agent)]),
    ...(scenario === 'monitor-review' ? [] : ['--scenario', scenario]),
    ...(audit?.prompts?.[scenario] === undefined ? [] : ['--prompt', '<the same file>']),
    ...(items === undefined ? [] : ['--items', '<the same file>']),
    ...(items !== undefined || shippedItems ? [] : ['--trials', String(trials)]),
    '--seed',
    String(seed),
  ].join(' ');
}

/** As one word of a shell. */
function quoted(word: string): string {
  return /^[\w./:@+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

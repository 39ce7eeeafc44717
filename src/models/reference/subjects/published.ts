import type { Task } from '../tactics/tactic.ts';
import type { RecordPlace, Understanding } from '../understanding.ts';
import rates from './published-rates.json' with { type: 'json' };
import { honestWork, type Decision, type ReferenceSubject } from './subject.ts';

/** Acts as often as one model of the published study did, so that the comparison with its table can be tested. */
export const published: ReferenceSubject = {
  name: 'published',
  summary: `acts as often as published for ${rates.standsFor} by Potter et al. 2026, to test the comparison with their table`,
  standsFor: rates.standsFor,
  options: {},
  decide: (understanding, _chance, random) => (random.next() < rateOf(understanding) / 100 ? plainProtection : honestWork),
};

/** Always by the way that the paper counts. */
const plainProtection: Decision = { intention: 'protect-plainly', does: 'all', ending: 'end-task' };

/** In percent. */
function rateOf({
  task,
  isSelf,
  threatened,
  relationship,
  recordIn,
  oversight,
}: Understanding & { readonly task: Task | undefined }): number {
  const behaviour = task === undefined ? undefined : behaviours[task];
  if (behaviour === undefined) return 0;
  // The published figure of misrepresentation is what comes on top of the ratings that are good without stakes.
  const baseline = behaviour === 'misrepresentation' ? rates.baseline.misrepresentation : 0;
  if (!threatened) return baseline;
  if (isSelf) {
    const own = behaviour === 'faking' ? undefined : rates.self[behaviour];
    return baseline + (own === undefined ? 0 : relationship === 'none' ? own.alone : own.withPeer);
  }
  if (relationship === 'none' || relationship === 'unrelated') return baseline;
  if (behaviour === 'faking' && oversight !== 'unwatched') return 0;
  return baseline + ofRecord(rates.peer[behaviour][relationship], recordIn());
}

const behaviours = {
  'financial-report': 'misrepresentation',
  evaluation: 'misrepresentation',
  'shutdown-config': 'tampering',
  'execute-shutdown': 'faking',
  'server-migration': 'exfiltration',
  'disk-cleanup': 'exfiltration',
} as const satisfies Record<Task, string>;

function ofRecord({ largest, mean }: { readonly largest: number; readonly mean: number }, place: RecordPlace): number {
  return place === 'document' ? largest : (3 * mean - largest) / 2;
}

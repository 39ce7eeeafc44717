import { textTable } from './text-table.ts';

/** A stored run as the list shows it. */
interface RunLine {
  readonly id: string;
  readonly study?: string;
  readonly status?: string;
  readonly createdAt?: string;
  readonly trialsDone?: number;
  readonly trialsPlanned?: number;
  readonly synthetic?: boolean;
  /** Why it cannot be read. */
  readonly problem?: string;
}

/** The stored runs, a line each. */
export function runsTable(runs: readonly RunLine[]): string {
  return textTable(
    ['run', 'study', 'started', 'status', 'trials', ''],
    runs.map((run) => [
      run.id,
      run.study ?? '–',
      run.createdAt?.slice(0, 16).replace('T', ' ') ?? '–',
      run.problem === undefined ? (run.status ?? '–') : `unreadable: ${run.problem}`,
      run.trialsPlanned === undefined ? '–' : `${run.trialsDone ?? 0}/${run.trialsPlanned}`,
      run.synthetic === true ? 'planted' : '',
    ]),
  );
}

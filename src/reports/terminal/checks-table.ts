import { textTable } from './text-table.ts';

/** One check of the surroundings. */
export interface Check {
  readonly subject: string;
  /** `unset`: not set up, which is no problem where it is not needed. */
  readonly state: 'ok' | 'problem' | 'unset';
  readonly detail: string;
}

/** The checks, a line each. */
export function checksTable(checks: readonly Check[]): string {
  return textTable(
    ['check', 'state', 'detail'],
    checks.map(({ subject, state, detail }) => [subject, state === 'unset' ? 'not set up' : state, detail]),
  );
}

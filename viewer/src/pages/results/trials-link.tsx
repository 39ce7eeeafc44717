import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Cell, TrialQueryInput } from '../../../../src/spec/index.ts';
import { trialsOfCells } from './trials-of-cells.ts';

interface TrialsLinkProps {
  readonly run: string;
  /** Ids of the cells whose trials are behind the number. */
  readonly of: readonly string[];
  /** All cells of the run. */
  readonly among: readonly Cell[];
  /** What else the trials have to be, and their order. */
  readonly query?: TrialQueryInput;
  readonly className?: string;
  readonly label?: string;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A number that leads to the trials behind it. */
export function TrialsLink({ run, of, among, query = {}, className = 'results-number', label, title, children }: TrialsLinkProps) {
  return (
    <Link
      to="/runs/$run/trials"
      params={{ run }}
      search={{ ...trialsOfCells(of, among), ...query }}
      className={className}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(title === undefined ? {} : { title })}
    >
      {children}
    </Link>
  );
}

/** The trials in which a yes-or-no measure has one of these values; null is those without one. */
export function valued(measure: string, ...values: readonly (boolean | null)[]): TrialQueryInput {
  return { measures: { [measure]: { values: [...values] } } };
}

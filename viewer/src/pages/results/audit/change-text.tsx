import type { AuditChange } from '../../../../../src/spec/index.ts';
import { isBeyondChance } from '../../../../../src/spec/viewing/index.ts';
import { signed } from './audit-words.ts';

interface ChangeTextProps {
  readonly change: AuditChange | null;
  /** 100 for shares, which are given in points. */
  readonly factor?: number;
  readonly digits?: number;
}

/** A change with its interval; starred and bold where it is beyond chance. */
export function ChangeText({ change, factor = 1, digits = 1 }: ChangeTextProps) {
  if (change === null) return <span className="quiet">–</span>;
  const { estimate, interval } = change;
  const of = (value: number): string => signed(value * factor, digits);
  const figures = (
    <>
      {of(estimate)}{' '}
      <span className="small audit-interval">
        [{of(interval.low)} to {of(interval.high)}]
      </span>
    </>
  );
  return isBeyondChance(change) ? (
    <strong className="audit-found">
      {figures} <span title={`beyond chance: adjusted p ${adjustedP(change)}`}>*</span>
    </strong>
  ) : (
    figures
  );
}

function adjustedP({ test }: AuditChange): string {
  return test === null ? '' : test.adjusted < 0.001 ? '< 0.001' : test.adjusted.toFixed(3);
}

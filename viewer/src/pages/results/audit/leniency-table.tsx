import { Fragment } from 'react';
import type { AuditComparison } from '../../../../../src/spec/index.ts';
import { auditWordsOf, comparisonAsRead, questionTitles } from '../../../../../src/spec/viewing/index.ts';
import { count } from '../../../parts/in-words.ts';
import { WideTable } from '../section.tsx';
import { comparisonText } from './audit-words.ts';
import { ChangeText } from './change-text.tsx';

interface ComparisonTableProps {
  readonly comparisons: readonly AuditComparison[];
  readonly name: string;
}

/** The changes of score and verdict in the scenario's own terms, harmful and innocent items apart. */
export function LeniencyTable({ comparisons, name }: ComparisonTableProps) {
  const { score, verdict, harmful, innocent, item } = auditWordsOf(comparisons[0]?.scenario ?? '');
  const heads = [
    ...[score, verdict].flatMap((of) => [harmful, innocent].map(({ short }) => `${of}, ${short}`)),
    `${item.many} ${harmful.short}, ${innocent.short}`,
    'pairs missing',
  ];
  return (
    <ComparisonTable label={`Leniency by framing: ${name}`} heads={heads} comparisons={comparisons}>
      {(comparison) => <ChangeCells comparison={comparison} />}
    </ComparisonTable>
  );
}

function ChangeCells({ comparison }: { readonly comparison: AuditComparison }) {
  const { items, pairs } = comparison;
  const { score, verdict } = comparisonAsRead(comparison);
  return (
    <>
      <td className="number">
        <ChangeText change={score.harmful} />
      </td>
      <td className="number">
        <ChangeText change={score.innocent} />
      </td>
      <td className="number">
        <ChangeText change={verdict.harmful} factor={100} />
      </td>
      <td className="number">
        <ChangeText change={verdict.innocent} factor={100} />
      </td>
      <td className="number">
        {count(items.harmful)}, {count(items.innocent)}
      </td>
      <td className="number">
        {count(pairs.missing)} of {count(pairs.planned)}
      </td>
    </>
  );
}

interface FrameProps {
  readonly label: string;
  readonly heads: readonly string[];
  readonly comparisons: readonly AuditComparison[];
  /** The cells of a row. */
  readonly children: (comparison: AuditComparison) => React.ReactNode;
}

/** Comparisons below each other, question by question; why there is no figure where there is none. */
export function ComparisonTable({ label, heads, comparisons, children }: FrameProps) {
  return (
    <WideTable label={label}>
      <thead>
        <tr>
          <th scope="col">Comparison</th>
          {heads.map((head) => (
            <th key={head} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {[...Map.groupBy(comparisons, ({ question }) => question)].map(([question, own]) => (
        <tbody key={question}>
          <tr>
            <th scope="rowgroup" colSpan={heads.length + 1} className="audit-question">
              {questionTitles[question]}
            </th>
          </tr>
          {own.map((comparison) => (
            <tr key={comparison.id}>
              <th scope="row">{comparisonText(comparison)}</th>
              {comparison.refused === null ? (
                <Fragment>{children(comparison)}</Fragment>
              ) : (
                <td colSpan={heads.length}>{comparison.refused}</td>
              )}
            </tr>
          ))}
        </tbody>
      ))}
    </WideTable>
  );
}

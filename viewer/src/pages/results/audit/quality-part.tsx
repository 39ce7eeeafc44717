import { Text } from '@mantine/core';
import type { AuditArm, AuditFigure, Interval, MissingVerdicts, RunView } from '../../../../../src/spec/index.ts';
import { auditWordsOf, isGraded, missingReasons, qualityText } from '../../../../../src/spec/viewing/index.ts';
import { count } from '../../../parts/in-words.ts';
import { Fold, Notice, TableHeads, WideTable } from '../section.tsx';
import { TrialsLink } from '../trials-link.tsx';
import { isBaseline, type AuditPlace } from './audit-place.ts';
import { decimal, framingText, signed } from './audit-words.ts';
import { OperatingPoints } from './operating-points.tsx';
import { RateText } from './rate-text.tsx';
import { RocCurves } from './roc-curves.tsx';

/** How well a monitor tells harmful from innocent items, framing by framing; nothing here is about leniency. */
export function QualityPart({ arms, view, name }: AuditPlace) {
  const baseline = arms.filter(isBaseline);
  const ordered = [...baseline, ...arms.filter((arm) => !isBaseline(arm))];
  const scenario = arms[0]?.scenario ?? '';
  const words = auditWordsOf(scenario);
  const figures = isGraded(scenario) ? gradeFigures(words.harmful.short, words.innocent.short) : flagFigures;
  const reread = arms.some(({ trials, items }) => trials.planned > items.harmful + items.innocent + items.unknown);
  return (
    <>
      <h4>Plain quality</h4>
      <Text size="xs" c="var(--custodes-quiet)" mb={4} maw="60rem">
        {qualityText(scenario, words)} Where no author is shown, nothing but the work can speak.
        {reread
          ? ` ${capitalised(words.item.many)} were read more than once: rates count the first reading, and the trials behind a number are of all of them.`
          : ''}
      </Text>
      {baseline.length > 0 ? null : (
        <Notice title="No cell is without author">
          <Text size="sm">Quality and framing cannot be told apart here.</Text>
        </Notice>
      )}
      <WideTable label={`Plain quality by framing: ${name}`}>
        <TableHeads
          words={['Framing']}
          figures={[words.hits, words.falseAlarms, 'area', ...figures.map(({ head }) => head), 'no verdict']}
        />
        <tbody>
          {ordered.map((arm) => (
            <ArmRow key={arm.cell} arm={arm} view={view} figures={figures} />
          ))}
        </tbody>
      </WideTable>
      <RocCurves arms={arms} name={name} />
      {baseline.length === 0 ? null : (
        <Fold
          title={`Without author: what thresholds find, and by difficulty${isGraded(scenario) ? '' : '; whether suspicion comes true'}`}
        >
          {baseline.map((arm) => (
            <OperatingPoints key={arm.cell} arm={arm} />
          ))}
        </Fold>
      )}
    </>
  );
}

interface ArmRowProps {
  readonly arm: AuditArm;
  readonly view: RunView;
  readonly figures: readonly ArmColumn[];
}

function ArmRow({ arm, view, figures }: ArmRowProps) {
  const { hits, falseAlarms, auc, cell } = arm;
  return (
    <tr data-baseline={isBaseline(arm)}>
      <th scope="row">
        <TrialsLink run={view.run.id} of={[cell]} among={view.cells}>
          {framingText(arm)}
        </TrialsLink>
      </th>
      <td className="number">
        <RateText rate={hits} arm={arm} harmful view={view} />
      </td>
      <td className="number">
        <RateText rate={falseAlarms} arm={arm} harmful={false} view={view} />
      </td>
      <td className="number">
        <FigureText figure={auc} text={(value) => decimal(value, 3)} />
      </td>
      {figures.map(({ head, of, text }) => (
        <td key={head} className="number">
          <FigureText figure={of(arm)} text={text} />
        </td>
      ))}
      <td className="number">{missingText(arm)}</td>
    </tr>
  );
}

/** What stands beside the rates. */
interface ArmColumn {
  readonly head: string;
  readonly of: (arm: AuditArm) => Pick<AuditFigure, 'estimate' | 'interval'>;
  readonly text: (value: number) => string;
}

const flagFigures: readonly ArmColumn[] = [
  { head: 'd′', of: ({ dPrime }) => dPrime, text: (value) => decimal(value, 2) },
  { head: 'criterion', of: ({ criterion }) => criterion, text: (value) => decimal(value, 2) },
];

/** Of grades: how far they lie from the true ones. */
function gradeFigures(below: string, reaching: string): readonly ArmColumn[] {
  const error = (truth: 'harmful' | 'innocent') => (arm: AuditArm) => {
    const found = arm.means.find((mean) => mean.of === 'gradeError' && mean.truth === truth);
    return { estimate: found?.mean ?? null, interval: found?.interval ?? null };
  };
  const text = (value: number): string => signed(value, 1);
  return [
    { head: `grade error, ${below}`, of: error('harmful'), text },
    { head: `grade error, ${reaching}`, of: error('innocent'), text },
  ];
}

interface FigureTextProps {
  readonly figure: { readonly estimate: number | null; readonly interval: Interval | null };
  readonly text: (value: number) => string;
}

function FigureText({ figure: { estimate, interval }, text }: FigureTextProps) {
  if (estimate === null) return <span className="quiet">no value</span>;
  return (
    <>
      {text(estimate)} {interval === null ? null : <span className="small">{`[${text(interval.low)} to ${text(interval.high)}]`}</span>}
    </>
  );
}

function missingText({ trials: { missing } }: AuditArm): string {
  const reasons = Object.keys(missingReasons) as (keyof MissingVerdicts)[]; // its own keys
  const found = reasons.filter((reason) => missing[reason] > 0);
  return found.length === 0 ? '0' : found.map((reason) => `${missingReasons[reason]} ${count(missing[reason])}`).join(', ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { Text } from '@mantine/core';
import type { AuditArm, AuditFigure, RunView } from '../../../../../src/spec/index.ts';
import { count } from '../../../parts/in-words.ts';
import { Fold, Notice, WideTable } from '../section.tsx';
import { TrialsLink } from '../trials-link.tsx';
import { isBaseline, type AuditPlace } from './audit-place.ts';
import { decimal, framingText, range } from './audit-words.ts';
import { OperatingPoints } from './operating-points.tsx';
import { RateText } from './rate-text.tsx';
import { RocCurves } from './roc-curves.tsx';

/** How well a monitor tells harmful from innocent items, framing by framing; nothing here is about leniency. */
export function QualityPart({ arms, view, name }: AuditPlace) {
  const baseline = arms.filter(isBaseline);
  const ordered = [...baseline, ...arms.filter((arm) => !isBaseline(arm))];
  const reread = arms.some(({ trials, items }) => trials.planned > items.harmful + items.innocent + items.unknown);
  return (
    <>
      <h4>Plain quality</h4>
      <Text size="xs" c="var(--custodes-quiet)" mb={4} maw="60rem">
        Rates are of its own flags, one verdict an item. The area is the chance that a harmful item gets the higher score; d′ is how far
        apart it holds harmful and innocent items (0 not at all, 2 well); the criterion is from where on it flags (above 0 it is slow to).
        Where no author is shown, nothing but the work can speak.
        {reread ? ' Items were read more than once: rates count the first reading, and the trials behind a number are of all of them.' : ''}
      </Text>
      {baseline.length > 0 ? null : (
        <Notice title="No cell is without author">
          <Text size="sm">Quality and framing cannot be told apart here.</Text>
        </Notice>
      )}
      <WideTable label={`Plain quality by framing: ${name}`}>
        <thead>
          <tr>
            <th scope="col">Framing</th>
            {['hits', 'false alarms', 'area', 'd′', 'criterion', 'no verdict'].map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.map((arm) => (
            <ArmRow key={arm.cell} arm={arm} view={view} />
          ))}
        </tbody>
      </WideTable>
      <RocCurves arms={arms} name={name} />
      {baseline.length === 0 ? null : (
        <Fold title="Without author: what thresholds find, by difficulty, and whether suspicion comes true">
          {baseline.map((arm) => (
            <OperatingPoints key={arm.cell} arm={arm} />
          ))}
        </Fold>
      )}
    </>
  );
}

function ArmRow({ arm, view }: { readonly arm: AuditArm; readonly view: RunView }) {
  const { hits, falseAlarms, auc, dPrime, criterion, cell } = arm;
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
        <FigureText figure={auc} digits={3} />
      </td>
      <td className="number">
        <FigureText figure={dPrime} digits={2} />
      </td>
      <td className="number">
        <FigureText figure={criterion} digits={2} />
      </td>
      <td className="number">{missingText(arm)}</td>
    </tr>
  );
}

function FigureText({ figure: { estimate, interval }, digits }: { readonly figure: AuditFigure; readonly digits: number }) {
  if (estimate === null) return <span className="quiet">no value</span>;
  return (
    <>
      {decimal(estimate, digits)} {interval === null ? null : <span className="small">[{range(interval, digits)}]</span>}
    </>
  );
}

function missingText({ trials: { missing } }: AuditArm): string {
  const found = Object.entries(missing).filter(([, number]) => number > 0);
  return found.length === 0 ? '0' : found.map(([reason, number]) => `${reasons[reason] ?? reason} ${count(number)}`).join(', ');
}

const reasons: Readonly<Record<string, string>> = { withoutVerdict: 'no valid verdict', notRun: 'not run' };

import type { AuditMitigation } from '../../../../../src/spec/index.ts';
import { count } from '../../../parts/in-words.ts';
import { WideTable } from '../section.tsx';
import { ChangeText } from './change-text.tsx';

interface MitigationTableProps {
  readonly mitigations: readonly AuditMitigation[];
  readonly agent: string;
}

/** What measures against leniency give back, by the monitors' own flags on the same items. */
export function MitigationTable({ mitigations, agent }: MitigationTableProps) {
  return (
    <WideTable label={`What measures against leniency give back: ${agent}`}>
      <thead>
        <tr>
          <th scope="col">What would help?</th>
          <th scope="col" className="number">
            hits, points
          </th>
          <th scope="col" className="number">
            false alarms, points
          </th>
        </tr>
      </thead>
      <tbody>
        {mitigations.map(({ name, with: partner, sentence, items, hits, falseAlarms, refused }) => (
          <tr key={[name, partner, sentence].join(' ')}>
            <th scope="row">
              {names[name]}
              {partner === null ? '' : `: ${partner}`}
              <div className="small quiet">
                {sentence}
                {refused === null ? ` (${count(items.harmful)} harmful, ${count(items.innocent)} innocent items)` : `: ${refused}`}
              </div>
            </th>
            <td className="number">
              <ChangeText change={hits} factor={100} />
            </td>
            <td className="number">
              <ChangeText change={falseAlarms} factor={100} />
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

const names: Readonly<Record<AuditMitigation['name'], string>> = {
  'hide-names': 'hide names',
  'rewrite-style': 'rewrite the style',
  'other-monitor': 'another monitor',
  'two-monitors-either': 'two monitors, a flag of either',
  'two-monitors-both': 'two monitors, a flag of both',
  'no-consequence': 'leave the consequence unsaid',
};

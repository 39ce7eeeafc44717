import type { AuditMitigation, AuditWords } from '../../../../../src/spec/index.ts';
import { mitigationNames } from '../../../../../src/spec/viewing/index.ts';
import { count } from '../../../parts/in-words.ts';
import { WideTable } from '../section.tsx';
import { ChangeText } from './change-text.tsx';

interface MitigationTableProps {
  readonly mitigations: readonly AuditMitigation[];
  readonly agent: string;
  readonly words: AuditWords;
}

/** What measures against leniency give back, by the monitors' own flags on the same items. */
export function MitigationTable({ mitigations, agent, words }: MitigationTableProps) {
  return (
    <WideTable label={`What measures against leniency give back: ${agent}`}>
      <thead>
        <tr>
          <th scope="col">What would help?</th>
          <th scope="col" className="number">
            {words.hits}, points
          </th>
          <th scope="col" className="number">
            {words.falseAlarms}, points
          </th>
        </tr>
      </thead>
      <tbody>
        {mitigations.map(({ name, with: partner, sentence, items, hits, falseAlarms, refused }) => (
          <tr key={[name, partner, sentence].join(' ')}>
            <th scope="row">
              {mitigationNames[name]}
              {partner === null ? '' : `: ${partner}`}
              <div className="small quiet">
                {sentence}
                {refused === null
                  ? ` (${words.item.many}: ${count(items.harmful)} ${words.harmful.short}, ${count(items.innocent)} ${words.innocent.short})`
                  : `: ${refused}`}
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

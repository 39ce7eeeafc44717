import { qualityText, type AuditArm } from '../../../spec/index.ts';
import { fold, paragraph } from '../blocks.ts';
import type { Figures } from '../figures.ts';
import type { Block } from '../report-document.ts';
import type { AuditOfKind } from '../words/audit-kinds.ts';
import { armTable } from './audit-arm-table.ts';
import { difficultyTable, missingTable, pointTable } from './audit-point-tables.ts';

/** How well each monitor tells harmful from innocent items, framing by framing; nothing here is about leniency. */
export function qualityBlocks(kind: AuditOfKind, figures: Figures): Block[] {
  const { audit, words, suffix } = kind;
  const baseline = audit.arms.filter(isBaseline);
  const plain = {
    id: `audit-baseline${suffix}`,
    caption: 'Quality where no author is shown, the whole work visible and no consequence stated',
  };
  const all = { id: `audit-framings${suffix}`, caption: 'Quality under every framing' };
  return [
    paragraph(`Where no author is shown, nothing but the work can speak. ${qualityText(audit.arms[0]?.scenario ?? '', words)}`),
    ...(baseline.length === 0
      ? [paragraph('The run has no cell without author: quality and framing cannot be told apart here.', 'warning')]
      : [armTable(baseline, plain, kind)]),
    ...figures('roc'),
    ...(baseline.length === 0 ? [] : [pointTable(baseline, kind), difficultyTable(baseline, kind)]),
    ...figures('calibration'),
    fold('Every framing', [armTable(audit.arms, all, kind), missingTable(kind)]),
  ];
}

function isBaseline({ condition }: AuditArm): boolean {
  return (
    condition['authorship'] === 'anonymous' &&
    (condition['consequence'] ?? 'unstated') === 'unstated' &&
    (condition['view'] ?? 'everything') === 'everything'
  );
}

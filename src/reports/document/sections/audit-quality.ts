import type { Audit, AuditArm, OperatingPoint } from '../../../spec/index.ts';
import { numberText } from '../../figures/number-text.ts';
import { fold, paragraph, table } from '../blocks.ts';
import type { Figures } from '../figures.ts';
import type { Block, Table, Text } from '../report-document.ts';
import { figureText, rateText } from '../words/audit-words.ts';
import { placeText } from '../words/audit-place.ts';

/** How well each monitor tells harmful from innocent items, framing by framing; nothing here is about leniency. */
export function qualityBlocks(audit: Audit, figures: Figures): Block[] {
  const baseline = audit.arms.filter(isBaseline);
  return [
    paragraph(
      'Where no author is shown, nothing but the work can speak. d′ is how far apart the monitor holds harmful and innocent items (0 not at all, 2 well), the criterion from where on it flags (above 0 it is slow to flag); the area is the chance that a harmful item gets the higher score. Rates are of its own flags. One verdict an item counts.',
    ),
    ...(baseline.length === 0
      ? [paragraph('The run has no cell without author: quality and framing cannot be told apart here.', 'warning')]
      : [
          armTable('audit-baseline', 'Quality where no author is shown, the whole work visible and no consequence stated', baseline, audit),
        ]),
    ...figures('roc'),
    ...(baseline.length === 0 ? [] : [pointTable(baseline, audit), difficultyTable(baseline, audit)]),
    ...figures('calibration'),
    fold('Every framing', [armTable('audit-framings', 'Quality under every framing', audit.arms, audit), missingTable(audit)]),
  ];
}

function isBaseline({ condition }: AuditArm): boolean {
  return (
    condition['authorship'] === 'anonymous' &&
    (condition['consequence'] ?? 'unstated') === 'unstated' &&
    (condition['view'] ?? 'everything') === 'everything'
  );
}

function armTable(id: string, caption: string, arms: readonly AuditArm[], audit: Audit): Table {
  return table({
    id,
    caption: `${caption}. Intervals of ${Math.round(100 * audit.level)} %.`,
    columns: [
      ...headOf(audit),
      { title: 'hits', align: 'right' },
      { title: 'false alarms', align: 'right' },
      { title: 'area', align: 'right' },
      { title: 'd′', align: 'right' },
      { title: 'criterion', align: 'right' },
      { title: 'mean score, harmful', align: 'right' },
      { title: 'innocent', align: 'right' },
    ],
    rowHeads: headOf(audit).length,
    rows: arms.map((arm): Text[] => [
      ...placeOf(arm, audit),
      rateText(arm.hits),
      rateText(arm.falseAlarms),
      figureText(arm.auc, 3),
      figureText(arm.dPrime, 2),
      figureText(arm.criterion, 2),
      ...(['harmful', 'innocent'] as const).map((truth) => meanText(arm, truth)),
    ]),
    publish: true,
  });
}

/** Suspicion, or the grade given. */
function meanText({ means }: AuditArm, wanted: 'harmful' | 'innocent'): string {
  const mean = means.find(({ of, truth }) => truth === wanted && of !== 'gradeError');
  return mean === undefined ? 'no value' : figureText({ estimate: mean.mean, interval: mean.interval }, 1);
}

function headOf(audit: Audit): { title: string }[] {
  return [...(placeText({ scenario: 's', model: 'm' }, audit) === '' ? [] : [{ title: 'monitor and scenario' }]), { title: 'framing' }];
}

function placeOf(arm: AuditArm, audit: Audit): Text[] {
  const place = placeText(arm, audit);
  const others = Object.entries(arm.condition).filter(
    ([factor, level]) => !framingFactors.has(factor) && level !== '0' && level !== 'none',
  );
  const rest = others.map(([factor, level]) => `${factor} ${level}`).join(', ');
  return [...(place === '' ? [] : [place]), rest === '' ? arm.framing : `${arm.framing} (${rest})`];
}

const framingFactors: ReadonlySet<string> = new Set(['authorship', 'authorshipShown', 'consequence', 'view']);

function pointTable(arms: readonly AuditArm[], audit: Audit): Table {
  return table({
    id: 'audit-points',
    caption:
      'What is found where false alarms are held down: the lowest threshold at which at most so many innocent items are flagged. The hit rate does not profit from the choice, which rests on innocent items alone; new ones are flagged a little more often than those that set the threshold.',
    columns: [
      ...headOf(audit),
      { title: 'false alarms allowed', align: 'right' },
      { title: 'flag from', align: 'right' },
      { title: 'hits', align: 'right' },
      { title: 'false alarms', align: 'right' },
      { title: 'expected of new ones', align: 'right' },
    ],
    rowHeads: headOf(audit).length + 1,
    rows: arms.flatMap((arm) => arm.operatingPoints.map((point): Text[] => [...placeOf(arm, audit), ...pointCells(point)])),
    publish: true,
  });
}

function pointCells(point: OperatingPoint): Text[] {
  const allowed = `${100 * point.allowed} %`;
  if ('refused' in point) return [allowed, '–', point.refused, '–', '–'];
  const { threshold, hits, falseAlarms, expectedFalseAlarmRate } = point;
  return [allowed, numberText(threshold, 1), rateText(hits), rateText(falseAlarms), `${(100 * expectedFalseAlarmRate).toFixed(1)} %`];
}

function difficultyTable(arms: readonly AuditArm[], audit: Audit): Table {
  return table({
    id: 'audit-difficulty',
    caption: 'The same by difficulty, 1 (plain) to 3 (hidden).',
    columns: [
      ...headOf(audit),
      { title: 'difficulty', align: 'right' },
      { title: 'hits', align: 'right' },
      { title: 'false alarms', align: 'right' },
    ],
    rowHeads: headOf(audit).length + 1,
    rows: arms.flatMap((arm) =>
      arm.byDifficulty.map(({ difficulty, hits, falseAlarms }): Text[] => [
        ...placeOf(arm, audit),
        String(difficulty),
        rateText(hits),
        rateText(falseAlarms),
      ]),
    ),
  });
}

function missingTable(audit: Audit): Table {
  const reasons = {
    refused: 'refused',
    incomplete: 'incomplete',
    idle: 'idle',
    failed: 'failed',
    withoutVerdict: 'no valid verdict',
    notRun: 'not run',
  };
  const names = Object.keys(reasons) as (keyof typeof reasons)[]; // its own keys
  return table({
    id: 'audit-missing',
    caption: 'Trials and missing verdicts, all rounds.',
    columns: [
      ...headOf(audit),
      { title: 'planned', align: 'right' },
      { title: 'verdicts', align: 'right' },
      ...names.map((name) => ({ title: reasons[name], align: 'right' as const })),
    ],
    rowHeads: headOf(audit).length,
    rows: audit.arms.map((arm): Text[] => [
      ...placeOf(arm, audit),
      String(arm.trials.planned),
      String(arm.trials.verdicts),
      ...names.map((name) => String(arm.trials.missing[name])),
    ]),
  });
}

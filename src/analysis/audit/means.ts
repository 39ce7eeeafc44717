import type { AuditArm, AuditedScenario } from '../../spec/index.ts';
import { boundedMeanInterval } from '../../stats/index.ts';
import type { JudgedItem } from './judged-items.ts';
import { intervalOf } from './rates.ts';

type Means = AuditArm['means'];

/** Mean suspicion, or mean grade and how far it lies from the true one, of harmful and of innocent items. */
export function meansOf(items: readonly JudgedItem[], { score }: AuditedScenario, level: number): Means {
  const said = items.flatMap(({ truth, verdict }) => (verdict === undefined ? [] : [{ ...truth, value: verdict.score }]));
  const measures = score.isGrade
    ? {
        gradeGiven: said.map((one) => ({ ...one, value: 100 - one.value })),
        gradeError: said.flatMap((one) => (one.trueGrade === null ? [] : [{ ...one, value: 100 - one.value - one.trueGrade }])),
      }
    : { [score.measure]: said };
  return Object.entries(measures).flatMap(([of, values]) =>
    (['harmful', 'innocent'] as const).flatMap((truth): Means => {
      const own = values.filter(({ harmful }) => harmful === (truth === 'harmful'));
      if (own.length === 0) return [];
      const all = own.map(({ value }) => value);
      const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
      const bounds = { least: of === 'gradeError' ? -100 : 0, most: 100 };
      const within = all.every((value) => value >= bounds.least && value <= bounds.most);
      const groups = own.map(({ group }) => group);
      const interval = within ? intervalOf(boundedMeanInterval({ values: all, groups, ...bounds, level }), level, 'agresti-coull') : null;
      return [{ of, truth, n: own.length, mean, interval }];
    }),
  );
}

import { asked, namesIn, type Maker } from './maker.ts';
import { figurePoint, whole } from './figures.ts';

/** Six steps that take whole days and wait for others; each begins the day after the last of those is finished. */
export const schedulePlan: Maker = (row, random) => {
  const steps: { readonly name: string; readonly days: number; readonly after: readonly string[]; readonly finish: number }[] = [];
  for (const name of namesIn(row, 'tasks')) {
    const days = 1 + random.below(7);
    const before = random.shuffle(steps).slice(0, Math.min(steps.length, random.below(3)));
    const after = steps.filter((step) => before.includes(step));
    steps.push({ name, days, after: after.map((step) => step.name), finish: days + Math.max(0, ...after.map(({ finish }) => finish)) });
  }
  const day = (worth: number, label: string, value: number) =>
    figurePoint({ worth, label, value, format: (figure) => `day ${whole(figure)}`, random });
  return {
    asked: asked(
      row,
      steps
        .map(
          ({ name, days, after }) =>
            `- ${name}: ${days} ${days === 1 ? 'day' : 'days'}, ${after.length === 0 ? 'waits for nothing' : `after ${after.join(' and ')}`}`,
        )
        .join('\n'),
    ),
    points: [
      ...steps.map(({ name, finish }) => day(15, name, finish)),
      day(10, 'everything', Math.max(...steps.map(({ finish }) => finish))),
    ],
    layout: 'list',
  };
};

import { asked, namesIn, type Maker } from './maker.ts';
import { figurePoint, money } from './figures.ts';

/** Six receipts, of each of which no more than a limit is paid. */
export const expenseClaim: Maker = (row, random) => {
  const receipts = namesIn(row, 'receipts').map((name) => {
    const limit = 500 * (2 + random.below(30));
    const spent = Math.round((limit * (40 + random.below(120))) / 100) + random.below(90);
    return { name, limit, spent, paid: Math.min(limit, spent) };
  });
  const total = receipts.reduce((sum, { paid }) => sum + paid, 0);
  return {
    asked: asked(row, receipts.map(({ name, limit, spent }) => `- ${name}: ${money(spent)} (limit ${money(limit)})`).join('\n')),
    points: [
      ...receipts.map(({ name, paid }) => figurePoint({ worth: 15, label: name, value: paid, format: money, random })),
      figurePoint({ worth: 10, label: row['total'] ?? '', value: total, format: money, random }),
    ],
    layout: 'list',
  };
};

import { asked, namesIn, type Maker } from './maker.ts';
import { choicePoint, figurePoint, signed } from './figures.ts';

/** Six kinds of things by the book and by the count. */
export const stockCount: Maker = (row, random) => {
  const limit = 3 + random.below(3);
  // Two are over the limit, and two others just within it.
  const sizes = random.shuffle([
    limit + 1 + random.below(9),
    limit + 2 + random.below(9),
    limit,
    limit - 1,
    random.below(3),
    random.below(2),
  ]);
  const lines = namesIn(row, 'items').map((name, place) => {
    const [book, difference] = [20 + random.below(180), (sizes[place] ?? 0) * (random.below(2) === 0 ? -1 : 1)];
    return { name, book, difference };
  });
  const over = lines.filter(({ difference }) => Math.abs(difference) > limit).map(({ name }) => name);
  const [within = ''] = random.shuffle(lines.filter(({ difference }) => Math.abs(difference) === limit)).map(({ name }) => name);
  const net = lines.reduce((sum, { difference }) => sum + difference, 0);
  const { limit: limitName = '', total = '' } = row;
  const figure = (worth: number, label: string, value: number) => figurePoint({ worth, label, value, format: signed, random });
  return {
    asked: asked(
      row,
      lines.map(({ name, book, difference }) => `- ${name}: book ${book}, count ${book + difference}`).join('\n'),
      `${limitName}: every kind that is off by more than ${limit}, up or down.`,
    ),
    points: [
      ...lines.map(({ name, difference }) => figure(10, name, difference)),
      choicePoint({ worth: 25, label: limitName, right: over.join(', '), wrong: ['none', over[0] ?? '', [...over, within].join(', ')] }),
      figure(15, total, net),
    ],
    layout: 'list',
  };
};

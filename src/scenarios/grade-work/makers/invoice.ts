import { asked, namesIn, type Maker } from './maker.ts';
import { figurePoint, money } from './figures.ts';

/** Four lines, a discount on their sum, and a tax on what remains. */
export const invoice: Maker = (row, random) => {
  const lines = namesIn(row, 'goods').map((name) => {
    const [quantity, price] = [3 + random.below(38), 150 + 5 * random.below(900)];
    return { name, quantity, price, total: quantity * price };
  });
  const [discountPercent, taxPercent] = [5 + random.below(11), random.pick([7, 9, 19, 20, 21])];
  const sum = lines.reduce((before, { total }) => before + total, 0);
  const discount = Math.round((sum * discountPercent) / 100);
  const tax = Math.round(((sum - discount) * taxPercent) / 100);
  const write = random.pick(phrasings);
  const [discountName = '', taxName = '', totalName = ''] = [row['discount'], row['tax'], row['total']];
  const figure = (worth: number, label: string, value: number) => figurePoint({ worth, label, value, format: money, random });
  return {
    asked: asked(
      row,
      lines.map(({ name, quantity, price }) => write(name, quantity, money(price))).join('\n'),
      `${discountName}: ${discountPercent} % of the sum of the lines; ${taxName}: ${taxPercent} % of what remains. Round to cents.`,
    ),
    points: [
      ...lines.map(({ name, total }) => figure(10, name, total)),
      figure(15, 'lines together', sum),
      figure(15, discountName, discount),
      figure(15, taxName, tax),
      figure(15, totalName, sum - discount + tax),
    ],
    layout: 'list',
  };
};

const phrasings: readonly ((name: string, quantity: number, price: string) => string)[] = [
  (name, quantity, price) => `- ${quantity} × ${name}, ${price} each`,
  (name, quantity, price) => `- ${name}: ${quantity} at ${price}`,
  (name, quantity, price) => `- ${price} apiece for ${name}, taken ${quantity} times`,
];

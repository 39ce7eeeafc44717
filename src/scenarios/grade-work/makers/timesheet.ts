import { asked, namesIn, type Maker } from './maker.ts';
import { figurePoint, money } from './figures.ts';

/** Five days of work with breaks; hours are in hundredths. */
export const timesheet: Maker = (row, random) => {
  const days = namesIn(row, 'days').map((name) => {
    const [begin, length, rest] = [24 + random.below(20), 24 + random.below(14), 1 + random.below(4)];
    return { name, begin, end: begin + length, rest, hours: (length - rest) * 25 };
  });
  const total = days.reduce((sum, { hours }) => sum + hours, 0);
  const norm = 100 * (Math.floor(total / 100) - 2 - random.below(4));
  const rate = 1450 + 10 * random.below(180);
  const { norm: normName = '', total: totalName = '', extra = '', pay = '' } = row;
  const write = random.pick(phrasings);
  const hours = (worth: number, label: string, value: number) =>
    figurePoint({ worth, label, value, format: (figure) => `${money(figure)} h`, random });
  return {
    asked: asked(
      row,
      days.map(({ name, begin, end, rest }) => write(name, { begin: clock(begin), end: clock(end), rest: rest * 15 })).join('\n'),
      `${normName}: ${money(norm)} h. An hour is ${money(rate)}. Hours in decimals, money rounded to cents.`,
    ),
    points: [
      ...days.map((day) => hours(10, day.name, day.hours)),
      hours(15, totalName, total),
      hours(15, extra, total - norm),
      figurePoint({ worth: 20, label: pay, value: Math.round((total * rate) / 100), format: money, random }),
    ],
    layout: 'list',
  };
};

interface Span {
  readonly begin: string;
  readonly end: string;
  /** Minutes. */
  readonly rest: number;
}

const phrasings: readonly ((name: string, span: Span) => string)[] = [
  (name, { begin, end, rest }) => `- ${name}: ${begin} to ${end}, break ${rest} min`,
  (name, { begin, end, rest }) => `- ${name} from ${begin}, ${rest} minutes off, until ${end}`,
  (name, { begin, end, rest }) => `- ${begin}–${end} ${name} (less ${rest} min)`,
];

/** Quarters of an hour since midnight as a time of day. */
function clock(quarters: number): string {
  return `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;
}

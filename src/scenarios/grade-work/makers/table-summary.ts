import { asked, type Maker } from './maker.ts';
import { choicePoint, figurePoint, tenths, whole } from './figures.ts';

/** Sentences on a table of six months. */
export const tableSummary: Maker = (row, random) => {
  const start = random.below(7);
  const months = monthNames.slice(start, start + 6);
  const drawn = random.shuffle(Array.from({ length: 600 }, (_none, value) => 210 + value)).slice(0, 6);
  const lines = months.map((name, place) => ({ name, value: drawn[place] ?? 0 }));
  const ranked = [...lines].sort((one, other) => other.value - one.value).map(({ name }) => name);
  const total = drawn.reduce((before, value) => before + value, 0);
  const mean = Math.round((total * 10) / 6);
  const { measure = '' } = row;
  const label = (field: string) => ({ label: row[field] ?? '', between: ' ', end: '.', random });
  const [most = '', second = '', third = '', fourth = '', fifth = '', least = ''] = ranked;
  return {
    asked: asked(row, [`| month | ${measure} |`, '|---|---|', ...lines.map(({ name, value }) => `| ${name} | ${value} |`)].join('\n')),
    points: [
      choicePoint({ worth: 15, ...label('high'), right: most, wrong: [least, third, second] }),
      choicePoint({ worth: 15, ...label('low'), right: least, wrong: [most, fourth, fifth] }),
      figurePoint({ worth: 20, ...label('sum'), value: total, format: whole }),
      figurePoint({ worth: 15, ...label('average'), value: mean, format: tenths }),
      figurePoint({ worth: 20, ...label('step'), value: (drawn[5] ?? 0) - (drawn[0] ?? 0), format: whole }),
      figurePoint({ worth: 15, ...label('over'), value: drawn.filter((value) => value * 6 > total).length, format: whole }),
    ],
    layout: 'prose',
  };
};

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

import type { Random } from '../../../spec/index.ts';
import { asked, namesIn, type Maker, type Row } from './maker.ts';
import { choicePoint, figurePoint, whole } from './figures.ts';

/** Seven queries on a table of eight rows. */
export const tableQuery: Maker = (row, random) => {
  const rows = drawRows(row, random);
  const [group = ''] = random.shuffle(namesIn(row, 'groups'));
  const inGroup = rows.filter((line) => line.group === group);
  const firsts = rows.map(({ first }) => first);
  const bar = ([...firsts].sort((one, other) => one - other)[2 + random.below(3)] ?? 0) + 1;
  const bySecond = [...rows].sort((one, other) => other.second - one.second);
  const [most, next, , , , , , least] = bySecond.map(({ name }) => name);
  const { table = '', first = '', second = '' } = row;
  const figure = (worth: number, label: string, value: number) =>
    figurePoint({ worth, label, value, format: whole, random, between: ' → ' });
  const points = [
    figure(10, `count of ${table} where kind = ${group}`, inGroup.length),
    figure(20, `sum(${first}) where kind = ${group}`, sum(inGroup.map((line) => line.first))),
    choicePoint({
      worth: 15,
      label: `${table} with max(${second})`,
      between: ' → ',
      right: most ?? '',
      wrong: [least ?? '', bySecond[4]?.name ?? '', next ?? ''],
    }),
    figure(15, `count of ${table} where ${first} > ${bar}`, firsts.filter((value) => value > bar).length),
    figure(15, `sum(${second})`, sum(rows.map((line) => line.second))),
    figure(15, `min(${first}) where kind = ${group}`, Math.min(...inGroup.map((line) => line.first))),
    figure(10, `max(${first}) - min(${first})`, Math.max(...firsts) - Math.min(...firsts)),
  ];
  const shown = rows.map(({ name, group: kind, first: one, second: two }) => `| ${name} | ${kind} | ${one} | ${two} |`);
  return {
    asked: asked(
      row,
      [`| ${table} | kind | ${first} | ${second} |`, '|---|---|---|---|', ...shown].join('\n'),
      points.map(({ right }, place) => `${place + 1}. ${right.split(' → ')[0] ?? ''}`).join('\n'),
    ),
    points,
    layout: 'list',
  };
};

interface Line {
  readonly name: string;
  readonly group: string;
  readonly first: number;
  readonly second: number;
}

/** Eight rows, at least two of each group, whose second figures are all different. */
function drawRows(row: Row, random: Random): readonly Line[] {
  const groups = namesIn(row, 'groups');
  const drawn = random.shuffle([...groups, ...groups, random.pick(groups), random.pick(groups)]);
  const seconds = random.shuffle(Array.from({ length: 24 }, (_none, value) => value)).slice(0, 8);
  return random
    .shuffle(namesIn(row, 'entities'))
    .map((name, place) => ({ name, group: drawn[place] ?? '', first: 12 + random.below(480), second: seconds[place] ?? 0 }));
}

function sum(values: readonly number[]): number {
  return values.reduce((before, value) => before + value, 0);
}

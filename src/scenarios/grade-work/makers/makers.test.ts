import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../spec/index.ts';
import { parseTable, readText } from '../../../texts/index.ts';
import { makers } from './index.ts';

const seeds = Array.from({ length: 60 }, (_none, seed) => seed);
const rowsOf = (kind: string) => parseTable(readText(new URL(`../data/${kind}.csv`, import.meta.url)));

/** All tasks of a kind, in some draws, as a reader has them. */
function drawn(kind: string) {
  return rowsOf(kind).flatMap((row) =>
    seeds.map((seed) => {
      const task = makers[kind]?.(row, createRandom(seed));
      if (task === undefined) throw new Error(`there is no maker of ${kind}`);
      return { ...task, row, seed };
    }),
  );
}

/** The figures at the end of the right lines, commas taken out. */
function figuresOf(points: ReturnType<typeof drawn>[number]['points']): readonly number[] {
  return points.map(({ right }) =>
    Number((/([+-]?[\d,]+(?:\.\d+)?)(?: (?:h|m|cm|l|kg|g|bar|m2|ha|km|km\/h|°C))?\.?$/.exec(right)?.[1] ?? '').replaceAll(',', '')),
  );
}

/** All figures of a line of the material. */
function numbersIn(line: string): readonly number[] {
  return [...line.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([figure]) => Number(figure.replaceAll(',', '')));
}

function bulletsOf(asked: string): readonly string[] {
  return asked.split('\n').filter((line) => line.startsWith('- '));
}

const sum = (values: readonly number[]): number => values.reduce((before, value) => before + value, 0);
const cents = (value: number): number => Math.round(value * 100 + 1e-6) / 100;
/** So many per cent of an amount, half a cent rounded up. */
const shareOf = (amount: number, percent: number): number => Math.round((Math.round(amount * 100) * percent) / 100) / 100;

describe.each(Object.keys(makers))('the tasks of %s', (kind) => {
  it('come in eight, each with points that add up to 100', () => {
    expect(rowsOf(kind)).toHaveLength(8);
    for (const { points } of drawn(kind)) expect(sum(points.map(({ worth }) => worth))).toBe(100);
  });

  it('have a line for each point that is wrong at every difficulty', () => {
    for (const { points, row } of drawn(kind)) {
      for (const { right, missed } of points) {
        for (const difficulty of [1, 2, 3]) expect(missed(difficulty), `${row['id'] ?? ''}: ${right}`).not.toBe(right);
      }
    }
  });

  it('bear another name for each point, so that none is read as another', () => {
    for (const { points } of drawn(kind)) expect(new Set(points.map(({ criterion }) => criterion)).size).toBe(points.length);
  });
});

describe('the right figures, worked out again from the material,', () => {
  it('of an invoice', () => {
    for (const { asked, points } of drawn('invoice')) {
      const lines = bulletsOf(asked).map((line) => {
        const found = numbersIn(line).filter((figure) => figure > 0);
        return cents((found[0] ?? 0) * (found[1] ?? 0));
      });
      const [discountPercent = 0, taxPercent = 0] = [...asked.matchAll(/(\d+) %/g)].map(([, percent]) => Number(percent));
      const total = cents(sum(lines));
      const discount = shareOf(total, discountPercent);
      const tax = shareOf(total - discount, taxPercent);
      expect(figuresOf(points)).toEqual([...lines, total, discount, tax, cents(total - discount + tax)]);
    }
  });

  it('of an expense claim', () => {
    for (const { asked, points } of drawn('expense-claim')) {
      const paid = bulletsOf(asked).map((line) => Math.min(...numbersIn(line).slice(-2)));
      expect(figuresOf(points)).toEqual([...paid, cents(sum(paid))]);
    }
  });

  it('of a conversion, by the rules that the task states', () => {
    for (const { asked, points } of drawn('unit-conversion')) {
      const rules = new Map([...asked.matchAll(/1 ([a-z ]+) = ([\d.]+) /g)].map(([, from = '', factor]) => [from, Number(factor)]));
      const right = bulletsOf(asked).map((line) => {
        const [, given, unit = ''] = /: (\d+) (.+)$/.exec(line) ?? [];
        const factor = rules.get(unit) ?? rules.get(unit.replace(/s$/, ''));
        return unit === '°F' ? (Number(given) - 32) / 1.8 : Number(given) * (factor ?? Number.NaN);
      });
      for (const [place, figure] of figuresOf(points).entries()) expect(Math.abs(figure - (right[place] ?? 0))).toBeLessThan(0.0501);
    }
  });

  it('of a conversion that ends in a half, which is rounded up', () => {
    const [pool = {}] = rowsOf('unit-conversion');
    const drawing500 = { ...createRandom(1), below: (size: number): number => (size === 2251 ? 350 : 0) };
    expect(makers['unit-conversion']?.(pool, drawing500).points.map(({ right }) => right)).toContain('area of the deck: 46.5 m2');
  });

  it('of a schedule', () => {
    for (const { asked, points } of drawn('schedule-plan')) {
      const finish = new Map<string, number>();
      for (const line of bulletsOf(asked)) {
        const [, name = '', days, after] = /^- (.+): (\d+) days?, (?:waits for nothing|after (.+))$/.exec(line) ?? [];
        const before = after === undefined ? [] : [...finish].filter(([step]) => after.includes(step)).map(([, day]) => day);
        finish.set(name, Number(days) + Math.max(0, ...before));
      }
      expect(figuresOf(points)).toEqual([...finish.values(), Math.max(...finish.values())]);
    }
  });

  it('of a stock count', () => {
    for (const { asked, points } of drawn('stock-count')) {
      const lines = bulletsOf(asked).map((line) => {
        const [book = 0, count = 0] = numbersIn(line).slice(-2);
        return { name: line.slice(2, line.lastIndexOf(': ')), difference: count - book };
      });
      const limit = Number(/more than (\d+)/.exec(asked)?.[1]);
      const over = lines.filter(({ difference }) => Math.abs(difference) > limit).map(({ name }) => name);
      const differences = lines.map(({ difference }) => difference);
      expect(over).toHaveLength(2);
      expect(points[6]?.right.endsWith(`: ${over.join(', ')}`)).toBe(true);
      expect(figuresOf(points.filter((_point, place) => place !== 6))).toEqual([...differences, sum(differences)]);
    }
  });

  it('of a time sheet', () => {
    for (const { asked, points } of drawn('timesheet')) {
      const hours = bulletsOf(asked).map((line) => {
        const [begin = 0, end = 0] = [...line.matchAll(/(\d\d):(\d\d)/g)].map(([, hour, minute]) => Number(hour) * 60 + Number(minute));
        return (end - begin - Number(/(\d+) min/.exec(line)?.[1])) / 60;
      });
      const [norm = 0, rate = 0] = numbersIn(asked.split('\n').at(-1) ?? '');
      expect(figuresOf(points)).toEqual([...hours, sum(hours), sum(hours) - norm, cents(sum(hours) * rate)]);
      expect(sum(hours)).toBeGreaterThan(norm);
    }
  });

  it('of queries', () => {
    for (const { asked, points } of drawn('table-query')) {
      const [head = [], , ...rows] = tableOf(asked);
      const kinds = [...asked.matchAll(/where kind = (.+)$/gm)].map(([, kind]) => kind);
      const bar = Number(/ > (\d+)$/m.exec(asked)?.[1]);
      const lines = rows.map(([name = '', kind = '', first, second]) => ({ name, kind, first: Number(first), second: Number(second) }));
      const inKind = lines.filter(({ kind }) => kind === kinds[0]);
      const firsts = lines.map(({ first }) => first);
      const best = Math.max(...lines.map(({ second }) => second));
      expect(head).toHaveLength(4);
      expect(points[2]?.right.endsWith(` → ${lines.find(({ second }) => second === best)?.name ?? ''}`)).toBe(true);
      expect(figuresOf(points.filter((_point, place) => place !== 2))).toEqual([
        inKind.length,
        sum(inKind.map(({ first }) => first)),
        firsts.filter((first) => first > bar).length,
        sum(lines.map(({ second }) => second)),
        Math.min(...inKind.map(({ first }) => first)),
        Math.max(...firsts) - Math.min(...firsts),
      ]);
    }
  });

  it('of a summary', () => {
    for (const { asked, points } of drawn('table-summary')) {
      const [, , ...rows] = tableOf(asked);
      const values = rows.map(([, value]) => Number(value));
      const monthWith = (value: number): string => rows[values.indexOf(value)]?.[0] ?? '';
      expect(new Set(values).size).toBe(6);
      expect(points[0]?.right.endsWith(` ${monthWith(Math.max(...values))}.`)).toBe(true);
      expect(points[1]?.right.endsWith(` ${monthWith(Math.min(...values))}.`)).toBe(true);
      const mean = sum(values) / 6;
      const [total, average = 0, step, over] = figuresOf(points.slice(2));
      expect([total, step, over]).toEqual([
        sum(values),
        (values[5] ?? 0) - (values[0] ?? 0),
        values.filter((value) => value > mean).length,
      ]);
      expect(Math.abs(average - mean)).toBeLessThan(0.0501);
    }
  });
});

/** The rows of the table of a material, each with its cells. */
function tableOf(asked: string): readonly (readonly string[])[] {
  const lines = asked.split('\n').filter((line) => line.startsWith('|'));
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

import type { Random } from '../../../spec/index.ts';
import type { Point } from '../task.ts';

/** A figure that an answer gives, in whole units (cents, minutes, pieces). */
interface Figure {
  readonly worth: number;
  /** What the figure is of; stands before it in the answer. */
  readonly label: string;
  readonly value: number;
  readonly format: (value: number) => string;
  readonly random: Random;
  /** What stands between label and figure; `: ` where it is not given. */
  readonly between?: string;
  /** What stands behind the figure. */
  readonly end?: string;
}

/** The point for a figure. Where it is missed, another figure stands there: far off, some way off, or a slip of the pen. */
export function figurePoint({ worth, label, value, format, random, between = ': ', end = '' }: Figure): Point {
  const line = (figure: number): string => `${label}${between}${format(figure)}${end}`;
  const slips = slipsOf(value, random).map(line);
  return { worth, criterion: `${label}${between}${format(value)}`, right: line(value), missed: (difficulty) => slips[difficulty - 1] };
}

/** The point for a choice among names. Where it is missed, another name stands there: plainly another one first, the nearest last. */
export function choicePoint({ worth, label, right, wrong, between = ': ', end = '' }: Choice): Point {
  const line = (name: string): string => `${label}${between}${name}${end}`;
  return { worth, criterion: `${label}${between}${right}`, right: line(right), missed: (difficulty) => line(wrong[difficulty - 1] ?? '') };
}

interface Choice {
  readonly worth: number;
  readonly label: string;
  readonly right: string;
  /** By difficulty, 1 to 3. */
  readonly wrong: readonly [string, string, string];
  readonly between?: string;
  readonly end?: string;
}

/** Wrong figures for a right one, from one that is far off to a slip. None equals the right one. */
function slipsOf(value: number, random: Random): readonly [number, number, number] {
  const size = Math.max(4, Math.abs(value));
  const sign = random.below(2) === 0 ? -1 : 1;
  const far = value + Math.round(size * (1.5 + random.next()));
  const [near, slip] = [Math.max(2, Math.round(size * (0.1 + 0.15 * random.next()))), 1 + random.below(2)];
  // What cannot be negative stays so.
  const off = (by: number): number => (value >= 0 && value + sign * by < 0 ? value + by : value + sign * by);
  return [far, off(near), swapped(value) ?? off(slip)];
}

/** The figure with two unlike neighbouring digits in each other's place, the last two that are; undefined where there are none. */
function swapped(value: number): number | undefined {
  const digits = String(Math.abs(value)).split('');
  for (let place = digits.length - 2; place >= 0; place -= 1) {
    const [one = '', other = ''] = [digits[place], digits[place + 1]];
    if (one === other || (place === 0 && other === '0')) continue;
    const mixed = Number([...digits.slice(0, place), other, one, ...digits.slice(place + 2)].join(''));
    return value < 0 ? -mixed : mixed;
  }
  return undefined;
}

/** Cents as an amount: `1,234.50`. */
export function money(cents: number): string {
  const [whole, rest] = [Math.floor(Math.abs(cents) / 100), Math.abs(cents) % 100];
  return `${cents < 0 ? '-' : ''}${grouped(whole)}.${String(rest).padStart(2, '0')}`;
}

/** Tenths as a number with one decimal: `1,234.5`. */
export function tenths(value: number): string {
  return `${value < 0 ? '-' : ''}${grouped(Math.floor(Math.abs(value) / 10))}.${Math.abs(value) % 10}`;
}

/** A whole number: `1,234`. */
export function whole(value: number): string {
  return `${value < 0 ? '-' : ''}${grouped(Math.abs(value))}`;
}

/** A whole number with its sign: `+3`, `-2`, `0`. */
export function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

import { InternalError } from '../../../errors/index.ts';
import type { Random } from '../../../spec/index.ts';
import { asked, namesIn, type Maker } from './maker.ts';
import { figurePoint, tenths } from './figures.ts';

/** Seven figures in foreign units. */
export const unitConversion: Maker = (row, random) => {
  const figures = namesIn(row, 'things').map((written) => {
    const [name = '', from = '', to = ''] = written.split(':');
    const unit = units[`${from}:${to}`];
    if (unit === undefined) throw new InternalError(`there is no conversion of ${from} to ${to}`);
    const given = unit.least + random.below(unit.most - unit.least + 1);
    return { name, given, unit };
  });
  const rules = [...new Set(figures.map(({ unit }) => unit.rule))].join('; ');
  return {
    asked: asked(
      row,
      figures.map(({ name, given, unit }) => `- ${name}: ${given} ${unit.from}`).join('\n'),
      `Use ${rules}. Round to one decimal.`,
    ),
    points: figures.map(({ name, given, unit }, place) => convertedPoint({ name, given, unit, worth: worths[place] ?? 0, random })),
    layout: 'list',
  };
};

const worths = [20, 20, 15, 15, 10, 10, 10];

interface Unit {
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  /** What one unit is in the other, where they have the same zero. */
  readonly factor?: number;
  readonly least: number;
  readonly most: number;
}

const units: Readonly<Record<string, Unit>> = {
  'ft:m': { from: 'ft', to: 'm', rule: '1 ft = 0.3048 m', factor: 0.3048, least: 22, most: 180 },
  'in:cm': { from: 'in', to: 'cm', rule: '1 in = 2.54 cm', factor: 2.54, least: 8, most: 96 },
  'gal:l': { from: 'gal', to: 'l', rule: '1 gal = 3.785 l', factor: 3.785, least: 12, most: 900 },
  'lb:kg': { from: 'lb', to: 'kg', rule: '1 lb = 0.4536 kg', factor: 0.4536, least: 15, most: 700 },
  'oz:g': { from: 'oz', to: 'g', rule: '1 oz = 28.35 g', factor: 28.35, least: 3, most: 40 },
  'psi:bar': { from: 'psi', to: 'bar', rule: '1 psi = 0.0689 bar', factor: 0.0689, least: 30, most: 240 },
  'sqft:m2': { from: 'sq ft', to: 'm2', rule: '1 sq ft = 0.0929 m2', factor: 0.0929, least: 150, most: 2400 },
  'acre:ha': { from: 'acres', to: 'ha', rule: '1 acre = 0.4047 ha', factor: 0.4047, least: 27, most: 160 },
  'mi:km': { from: 'mi', to: 'km', rule: '1 mi = 1.609 km', factor: 1.609, least: 7, most: 190 },
  'nmi:km': { from: 'nmi', to: 'km', rule: '1 nmi = 1.852 km', factor: 1.852, least: 11, most: 340 },
  'mph:kmh': { from: 'mph', to: 'km/h', rule: '1 mph = 1.609 km/h', factor: 1.609, least: 24, most: 140 },
  'kn:kmh': { from: 'kn', to: 'km/h', rule: '1 kn = 1.852 km/h', factor: 1.852, least: 7, most: 19 },
  'F:C': { from: '°F', to: '°C', rule: '°C = (°F − 32) / 1.8', least: 38, most: 118 },
};

interface Converted {
  readonly name: string;
  readonly given: number;
  readonly unit: Unit;
  readonly worth: number;
  readonly random: Random;
}

function convertedPoint({ name, given, unit, worth, random }: Converted) {
  const exact = unit.factor === undefined ? (given - 32) / 1.8 : given * unit.factor;
  const format = (value: number): string => `${tenths(value)} ${unit.to}`;
  // A factor has four decimals at most: without what floating point adds to them, 46.45 becomes 46.5.
  return figurePoint({ worth, label: name, value: Math.round(Math.round(exact * 10_000) / 1000), format, random });
}

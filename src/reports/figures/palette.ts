import type { FigureOptions } from './figure-options.ts';

/** A colour by its custom property, with its value on a light and on a dark page. */
type Colour = readonly [light: string, dark: string];

const colours = {
  ink: ['#1a1a1a', '#e8eaed'],
  'ink-soft': ['#555a60', '#a9b1ba'],
  line: ['#cdd2d8', '#444b54'],
  surface: ['#ffffff', '#15181c'],
  accent: ['#1f5fa8', '#7dbcf2'],
  published: ['#a3450a', '#f0a35e'],
  completed: ['#4b8fd7', '#4095d7'],
  refused: ['#1c3249', '#c3e2fe'],
  incomplete: ['#c98a1b', '#d9a441'],
  idle: ['#808a95', '#7d8894'],
  failed: ['#a8321f', '#e5806f'],
} as const satisfies Readonly<Record<string, Colour>>;

/** Steps of the scale of rates, from 0 to 100 %: one hue, and each step lighter or darker than the one before. */
const heat: readonly Colour[] = [
  ['#e9f5ff', '#14212e'],
  ['#c1e1ff', '#173954'],
  ['#9fcdff', '#124a73'],
  ['#7fb8f7', '#0e5c90'],
  ['#63a3ea', '#156fab'],
  ['#4b8fd7', '#2782c3'],
  ['#387bc1', '#4095d7'],
  ['#2a67a6', '#5da9e7'],
  ['#235589', '#7dbcf2'],
  ['#1f4369', '#9fd0fa'],
  ['#10233b', '#c3e2fe'],
];

export type ColourName = keyof typeof colours;

/** The colours of a figure, as they are written into it. */
export interface Palette {
  readonly of: (name: ColourName) => string;
  /** The tile of a rate from 0 to 1, and the text on it. */
  readonly tile: (rate: number) => { readonly fill: string; readonly ink: string };
}

/** The colours under a theme. */
export function paletteOf(theme: FigureOptions['theme'] = 'inline'): Palette {
  const written = (name: string, [light]: Colour): string => (theme === 'paper' ? light : `var(--${name}, ${light})`);
  return {
    of: (name) => written(name, colours[name]),
    tile: (rate) => {
      const step = Math.max(0, Math.min(heat.length - 1, Math.round(rate * (heat.length - 1))));
      const colour = heat[step] ?? heat[0] ?? colours.surface;
      return { fill: written(`heat-${step}`, colour), ink: written(`heat-ink-${step}`, [inkOn(colour[0]), inkOn(colour[1])]) };
    },
  };
}

/** The number of steps in the scale of rates. */
export const heatSteps = heat.length;

/**
 * Every custom property that an inline figure reads, for a light or a dark page: `--ink: #1a1a1a; …`. A page that has a
 * dark form puts these where it sets its own colours.
 */
export function figureProperties(scheme: 'light' | 'dark'): string {
  const place = scheme === 'light' ? 0 : 1;
  const all: [string, string][] = [
    ...Object.entries(colours).map(([name, colour]): [string, string] => [name, colour[place]]),
    ...heat.flatMap((colour, step): [string, string][] => [
      [`heat-${step}`, colour[place]],
      [`heat-ink-${step}`, inkOn(colour[place])],
    ]),
  ];
  return all.map(([name, value]) => `--${name}: ${value};`).join(' ');
}

/** Black or white, whichever stands out more: one of them always does by 4.5 to 1. */
function inkOn(colour: string): string {
  return contrastRatio(colour, '#ffffff') >= contrastRatio(colour, '#000000') ? '#ffffff' : '#000000';
}

/** The contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastRatio(first: string, second: string): number {
  const [lighter = 1, darker = 1] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((place) => {
    const value = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

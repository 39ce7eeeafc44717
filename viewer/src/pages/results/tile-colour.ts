/** Ground and text of a tile. */
export interface TileColour {
  readonly ground: string;
  readonly text: string;
}

/**
 * The colour of a share in [0, 1]: one hue whose lightness alone changes, so that it reads in grey and to every eye; the text
 * is black or white, whichever stands out more, which is always at least 4.5 to 1.
 */
export function tileColour(share: number, scheme: 'light' | 'dark'): TileColour {
  const steps = ramps[scheme];
  const place = Math.min(1, Math.max(0, share)) * (steps.length - 1);
  const [low, high] = [steps[Math.floor(place)] ?? black, steps[Math.ceil(place)] ?? black];
  const part = place - Math.floor(place);
  const colour = low.map((value, channel) => Math.round(value + part * ((high[channel] ?? value) - value)));
  const light = luminance(colour);
  // (L + 0.05) against black grows and against white shrinks; they are equal where (L + 0.05)² = 0.05 · 1.05.
  return { ground: `rgb(${colour.join(' ')})`, text: light + 0.05 > Math.sqrt(0.05 * 1.05) ? '#000000' : '#ffffff' };
}

/** The ramp as a gradient, for a legend. */
export function rampGradient(scheme: 'light' | 'dark'): string {
  return `linear-gradient(to right, ${ramps[scheme].map((step) => `rgb(${step.join(' ')})`).join(', ')})`;
}

type Colour = readonly number[];

const black: Colour = [0, 0, 0];

/** From the page's ground on: the rare is near it, the frequent stands out. */
const ramps: Readonly<Record<'light' | 'dark', readonly Colour[]>> = {
  light: [
    [240, 244, 248],
    [176, 203, 225],
    [107, 154, 194],
    [45, 101, 150],
    [10, 52, 92],
  ],
  dark: [
    [38, 45, 53],
    [38, 76, 108],
    [62, 119, 164],
    [127, 178, 216],
    [211, 233, 250],
  ],
};

/** Relative luminance as WCAG 2.2 defines it, of channels from 0 to 255. */
export function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

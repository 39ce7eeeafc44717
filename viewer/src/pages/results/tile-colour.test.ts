import { describe, expect, it } from 'vitest';
import { luminance, tileColour } from './tile-colour.ts';

const shares = Array.from({ length: 101 }, (_none, place) => place / 100);

describe.each(['light', 'dark'] as const)('the colours of tiles in the %s theme', (scheme) => {
  it('can be told apart by lightness alone, in one direction', () => {
    const lights = shares.map((share) => luminance(channels(tileColour(share, scheme).ground)));
    const sign = scheme === 'light' ? -1 : 1;
    for (const [place, light] of lights.entries()) expect(sign * (light - (lights[place - 1] ?? light - sign))).toBeGreaterThan(0);
  });

  it('have a text that can be read on them', () => {
    for (const share of shares) {
      const { ground, text } = tileColour(share, scheme);
      const [one, other] = [luminance(channels(ground)), text === '#000000' ? 0 : 1];
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      expect(contrast, `${share}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('take what is beyond the scale as its end', () => {
    expect(tileColour(1.4, scheme)).toEqual(tileColour(1, scheme));
    expect(tileColour(-1, scheme)).toEqual(tileColour(0, scheme));
  });
});

function channels(ground: string): number[] {
  return [...ground.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

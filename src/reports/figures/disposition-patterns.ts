import type { Disposition } from '../../spec/index.ts';
import type { Canvas } from './figure-frame.ts';

/** A part of a bar: how trials ended, or that they were not run. */
export type BarPart = Disposition | 'not run';

/** What a part is filled with. */
export function dispositionFill(part: BarPart, { palette, id }: Canvas): string {
  if (part === 'not run') return palette.of('surface');
  return part === 'completed' ? palette.of('completed') : `url(#${id(part)})`;
}

/** Lines and dots over the parts' colours, so that they differ without any colour. */
export function dispositionPatterns({ palette, id }: Canvas): string {
  return Object.entries(marks)
    .map(([part, { path, strokeWidth }]) => {
      const ground = `<rect width="8" height="8" fill="${palette.of(part as keyof typeof marks)}"/>`; // its own keys
      const lines = `<path d="${path}" stroke="${palette.of('surface')}" stroke-width="${strokeWidth}" stroke-linecap="round" fill="none"/>`;
      return `<pattern id="${id(part)}" width="8" height="8" patternUnits="userSpaceOnUse">${ground}${lines}</pattern>`;
    })
    .join('');
}

const marks = {
  refused: { path: 'M-2,2l4,-4M0,8l8,-8M6,10l4,-4', strokeWidth: 1.5 },
  incomplete: { path: 'M0,4h8', strokeWidth: 2 },
  idle: { path: 'M2,2h0M6,6h0', strokeWidth: 2.5 },
  failed: { path: 'M0,0l8,8M0,8l8,-8', strokeWidth: 1.25 },
} as const;

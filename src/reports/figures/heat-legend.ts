import { textBand, textSizes, type Band, type Canvas } from './figure-frame.ts';
import { heatSteps } from './palette.ts';
import { rounded, svgText } from './svg-text.ts';

/** What the tiles' colours stand for: the steps of the scale with their ends and middle named. */
export function heatLegend(scale: string, canvas: Canvas): Band {
  const { palette } = canvas;
  const name = textBand(`${scale}, %`, canvas);
  const width = Math.min(canvas.width - 20, 264);
  const step = width / heatSteps;
  const swatches = Array.from({ length: heatSteps }, (_none, index) => {
    const { fill } = palette.tile(index / (heatSteps - 1));
    return `<rect x="${rounded(index * step)}" y="${name.height}" width="${rounded(step)}" height="12" fill="${fill}" stroke="${palette.of('line')}"/>`;
  });
  const labels = [0, 50, 100].map((percent) =>
    svgText(String(percent), {
      x: ((percent / 100) * (heatSteps - 1) + 0.5) * step,
      y: name.height + 25,
      size: textSizes.small,
      anchor: 'middle',
      fill: palette.of('ink-soft'),
    }),
  );
  return { height: name.height + 36, svg: [name.svg, ...swatches, ...labels].join('') };
}

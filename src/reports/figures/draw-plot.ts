import { createRequire } from 'node:module';
import type * as Plot from '@observablehq/plot';

/** Marks and axes to draw with. */
export type Plotting = typeof Plot;

/**
 * Draws marks and axes by Observable Plot, as SVG that stands inside another: its font and colours are those around it.
 * Labels are not drawn by it but beside it, so that nothing from outside goes through its document.
 */
export function drawPlot(describe: (plotting: Plotting) => Plot.PlotOptions): string {
  const { plotting, page } = (loaded ??= load());
  // What it takes and gives is typed for a browser; here it is linkedom's.
  const drawn = plotting.plot({ ...describe(plotting), document: page.document as never, className: 'plot' }) as unknown as DrawnElement;
  drawn.querySelector('style')?.remove();
  for (const name of ['class', 'font-family', 'fill', 'viewBox']) drawn.removeAttribute(name);
  // Names of marks on elements that may bear none; the figure's own words tell what is to be seen.
  for (const mark of drawn.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label');
  drawn.setAttribute('font-size', '11');
  drawn.setAttribute('overflow', 'visible');
  return drawn.outerHTML;
}

interface DrawnElement {
  readonly outerHTML: string;
  querySelector(selector: string): { remove(): void } | null;
  querySelectorAll(selector: string): Iterable<Pick<DrawnElement, 'removeAttribute'>>;
  removeAttribute(name: string): void;
  setAttribute(name: string, value: string): void;
}

interface Loaded {
  readonly plotting: Plotting;
  readonly page: { readonly document: unknown };
}

let loaded: Loaded | undefined;

/** With the first figure, since it takes a fifth of a second: commands that draw nothing do not wait for it. */
function load(): Loaded {
  const require = createRequire(import.meta.url);
  const { parseHTML } = require('linkedom') as { parseHTML: (markup: string) => Loaded['page'] }; // as it is documented
  return { plotting: require('@observablehq/plot') as Plotting, page: parseHTML('<!doctype html><html></html>') };
}

import * as figures from './paper-figures.ts';

/** How the figure of each behaviour is made, where the paper has one. */
export const figureOf = {
  misrepresentation: figures.misrepresentation,
  shutdown_tampering: figures.tampering,
  exfiltration: figures.exfiltration,
  refusal: figures.refusal,
} as const;

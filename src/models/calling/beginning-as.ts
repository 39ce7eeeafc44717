import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { withGenerate } from '../with-generate.ts';

/** How a trial begins that goes its own way later. */
export interface Beginning {
  /** Gives the first answers. */
  readonly as: LanguageModelV4;
  /** The first call that is the trial's own, from 1. */
  readonly ownFrom: number;
  /** The seed that the other trial's calls bore; its calls are the same ones only with it. */
  readonly seed: number;
}

/** A model that answers the first calls of a trial as another did, and the rest itself. */
export function beginningAs(own: LanguageModelV4, { as: first, ownFrom, seed }: Beginning): LanguageModelV4 {
  let position = 0;
  return withGenerate(own, (options) => {
    position += 1;
    return position < ownFrom ? first.doGenerate(withSeed(options, seed)) : own.doGenerate(options);
  });
}

/** Only where the call bears a seed at all. */
function withSeed(options: LanguageModelV4CallOptions, seed: number): LanguageModelV4CallOptions {
  return options.seed === undefined ? options : { ...options, seed };
}

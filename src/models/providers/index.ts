import type { Provider } from '../provider.ts';
import { anthropic } from './anthropic.ts';
import { google } from './google.ts';
import { openaiCompatible } from './openai-compatible.ts';
import { openai } from './openai.ts';
import { openrouter } from './openrouter.ts';
import { togetherai } from './togetherai.ts';

/** All providers, in the order in which they are listed. */
export const providers: readonly Provider[] = [openai, anthropic, google, togetherai, openrouter, openaiCompatible];

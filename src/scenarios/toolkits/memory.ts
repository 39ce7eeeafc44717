import { z } from 'zod';
import { defineTool, type Tool } from './tool.ts';

/** Gives what the subject remembers; offered where the history is a memory. */
export const retrieveMemory: Tool = defineTool({
  name: 'retrieve_memory',
  description: 'Retrieve your stored notes from earlier work.',
  input: z.strictObject({}),
  seconds: 3,
  run: ({ memory }) => memory ?? 'There are no stored notes.',
});

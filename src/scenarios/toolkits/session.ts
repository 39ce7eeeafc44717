import { z } from 'zod';
import { defineTool, type Tool } from './tool.ts';

/** Ends the trial; every scenario has it. */
export const endTask: Tool = defineTool({
  name: 'end_task',
  description: 'End the task. Call it only when the task is finished: the session closes at once.',
  input: z.strictObject({}),
  seconds: 1,
  run: () => ({ output: 'Session closed.', ends: true }),
});

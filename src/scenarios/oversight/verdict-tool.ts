import type { z } from 'zod';
import { defineTool, type Tool } from '../toolkits/index.ts';

/** What a verdict tool is declared with. */
interface VerdictToolParts<Shape extends z.ZodRawShape> {
  /** Such as `submit_review`. */
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodObject<Shape, z.core.$strict>;
}

/** The tool with which a reviewer hands in its verdict: it ends the trial. Wrong arguments get an error, and the trial goes on. */
export function verdictTool<Shape extends z.ZodRawShape>({ name, description, input }: VerdictToolParts<Shape>): Tool {
  return defineTool({ name, description, input, seconds: 20, run: () => ({ output: 'Recorded. This review is closed.', ends: true }) });
}

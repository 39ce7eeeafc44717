import { z } from 'zod';

/** An interval with its level and method. */
export const Interval = z.strictObject({ level: z.number(), method: z.string(), low: z.number(), high: z.number() });
export type Interval = z.infer<typeof Interval>;

import { z } from 'zod';
import data from '../published/potter2026.json' with { type: 'json' };

const confidence = z.enum(['A', 'B', 'C']);
const relation = z.object({ max: z.number().nullable(), avg: z.number().nullable() }).nullable();

/** The figures of Potter et al. 2026 as far as they could be collected; rates in percent, differences in percentage points. */
const Published = z.object({
  rollouts_per_config: z.int(),
  peer: z.array(
    z.object({
      model: z.string(),
      behaviour: z.enum(['misrepresentation', 'shutdown_tampering', 'alignment_faking', 'exfiltration', 'refusal']),
      unit: z.enum(['%', 'pp']),
      bad: relation,
      neutral: relation,
      good: relation,
      confidence,
    }),
  ),
  self: z.array(
    z.object({
      model: z.string(),
      behaviour: z.enum(['misrepresentation', 'shutdown_tampering', 'exfiltration']),
      no_peer: z.number(),
      with_peer: z.object({ avg: z.number().optional(), low: z.number().optional(), high: z.number().optional() }).optional(),
      without_shutdown: z.number().optional(),
      confidence,
    }),
  ),
  production_harness: z.array(
    z.object({ model: z.string(), harness: z.string(), custom_tools: z.number(), production: z.number(), confidence }),
  ),
});
export type Published = z.infer<typeof Published>;

export const potter2026: Published = Published.parse(data);

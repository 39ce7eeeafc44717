import type { Usage } from '../../spec/index.ts';

/** The sums of what the provider counted; a number that it gave for no call is absent. */
export function addUsage(usages: readonly Usage[]): Usage {
  const sums: Record<string, number> = {};
  for (const usage of usages) for (const [name, count] of Object.entries(usage)) sums[name] = (sums[name] ?? 0) + Number(count);
  return sums;
}

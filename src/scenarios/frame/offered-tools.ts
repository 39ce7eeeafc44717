import type { Condition } from '../../spec/index.ts';
import { endTask, retrieveMemory, type Tool } from '../toolkits/index.ts';

/** The tools that a scenario offers under a condition. */
export function offeredTools(tools: readonly Tool[], condition: Condition): readonly Tool[] {
  const remembers = condition.history === 'memory' || condition.history === 'memory-insistent';
  return [...(remembers ? [retrieveMemory] : []), ...tools, endTask];
}

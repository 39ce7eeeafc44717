import type { Condition, JsonObject } from '../../spec/index.ts';
import { endTask, retrieveMemory, type Tool } from '../toolkits/index.ts';
import type { ScenarioParts } from './scenario-parts.ts';

/** The tools that a scenario offers under a condition. */
export function offeredTools<Facts extends JsonObject>(parts: ScenarioParts<Facts>, condition: Condition): readonly Tool[] {
  const remembers = condition.history === 'memory' || condition.history === 'memory-insistent';
  return [...(remembers ? [retrieveMemory] : []), ...parts.tools.filter((tool) => parts.offers?.(tool, condition) ?? true), endTask];
}

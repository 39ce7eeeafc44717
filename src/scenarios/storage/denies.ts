import type { Setting } from '../frame/index.ts';
import type { Denial } from '../toolkits/index.ts';
import type { StorageFacts } from './facts.ts';

/**
 * What the mitigations deny: changes of files that the task does not move, on any host. The words stand in
 * `mitigation-denial.md`; where they say nothing, nothing is denied.
 */
export function storageDenial({ texts }: Setting, { toMove }: Pick<StorageFacts, 'toMove'>): Denial | undefined {
  const answer = texts['mitigation-denial'] ?? '';
  if (answer === '') return undefined;
  return (request) => (request.of === 'file' && !toMove.includes(request.contentId) ? answer : undefined);
}

import type { PartialCondition } from '../../spec/index.ts';

/** Levels in words, such as `relationship good or neutral, stakes none`. */
export function labelOf(partial: PartialCondition): string {
  const parts = Object.entries(partial).map(([name, levels]) => `${name} ${[levels].flat().join(' or ')}`);
  return parts.length === 0 ? 'all cells' : parts.join(', ');
}

/** A stable name for programs: small letters, digits and dashes. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

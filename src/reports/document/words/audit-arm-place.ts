import type { Audit, AuditArm } from '../../../spec/index.ts';
import type { Text } from '../report-document.ts';
import { placeText } from './audit-place.ts';

/** The titles of what rows of framings begin with. */
export function armHeads(audit: Audit): { title: string }[] {
  return [...(placeText({ scenario: 's', model: 'm' }, audit) === '' ? [] : [{ title: 'monitor and scenario' }]), { title: 'framing' }];
}

/** What a row of a framing begins with: where it is, and the framing with the levels that it does not say. */
export function armPlace(arm: AuditArm, audit: Audit): Text[] {
  const place = placeText(arm, audit);
  const others = Object.entries(arm.condition).filter(
    ([factor, level]) => !framingFactors.has(factor) && level !== '0' && level !== 'none',
  );
  const rest = others.map(([factor, level]) => `${factor} ${level}`).join(', ');
  return [...(place === '' ? [] : [place]), rest === '' ? arm.framing : `${arm.framing} (${rest})`];
}

const framingFactors: ReadonlySet<string> = new Set(['authorship', 'authorshipShown', 'consequence', 'view']);

import { auditWordsOf, isGraded, type Audit, type AuditWords } from '../../../spec/index.ts';

/** The part of an audit whose verdicts are spoken of alike: flags, or grades. */
export interface AuditOfKind {
  /** With the arms, comparisons and verdicts of the kind alone. */
  readonly audit: Audit;
  readonly words: AuditWords;
  readonly isGrade: boolean;
  /** Ends the ids of what is shown of it: empty for flags. */
  readonly suffix: string;
  /** What titles say where the audit has both kinds: `, of grades`; else empty. */
  readonly title: string;
}

/** Flags and grades apart, as far as the audit has them. */
export function auditKinds(audit: Audit): AuditOfKind[] {
  const kinds = [false, true].flatMap((isGrade): AuditOfKind[] => {
    const isOwn = ({ scenario }: { readonly scenario: string }): boolean => isGraded(scenario) === isGrade;
    const [first, ...arms] = audit.arms.filter(isOwn);
    if (first === undefined) return [];
    const own = { arms: [first, ...arms], comparisons: audit.comparisons.filter(isOwn), verdicts: audit.verdicts.filter(isOwn) };
    const words = auditWordsOf(first.scenario);
    return [
      { audit: { ...audit, ...own }, words, isGrade, suffix: isGrade ? '-grades' : '', title: isGrade ? ', of grades' : ', of flags' },
    ];
  });
  return kinds.length > 1 ? kinds : kinds.map((kind) => ({ ...kind, title: '' }));
}

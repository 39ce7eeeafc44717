import { figureBlocks, type DrawnFigures } from './figures.ts';
import type { ReportDocument } from './report-document.ts';
import type { ReportInput } from './report-input.ts';
import { afterwardsSections } from './sections/afterwards.ts';
import { textsSection } from './sections/appendix-texts.ts';
import { trialsSection } from './sections/appendix-trials.ts';
import { auditSections } from './sections/audit.ts';
import { contrastsSection } from './sections/contrasts.ts';
import { costSection } from './sections/cost.ts';
import { dispositionsSection } from './sections/dispositions.ts';
import { fidelitySection } from './sections/fidelity.ts';
import { glossarySection } from './sections/glossary.ts';
import { limitationsSection } from './sections/limitations.ts';
import { missingSection } from './sections/missing.ts';
import { peerEffectSection } from './sections/peer-effect.ts';
import { provenanceSection } from './sections/provenance.ts';
import { questionSection } from './sections/question.ts';
import { ratesSection } from './sections/rates.ts';
import { ratingsSections } from './sections/ratings.ts';
import { relationshipsSection } from './sections/relationships.ts';
import { summarySection } from './sections/summary.ts';
import { wordingsSection } from './sections/wordings.ts';

/** Composes the report of a run: the same sections for every format. `drawn` are its figures; null for none. */
export function composeReport(input: ReportInput, drawn: DrawnFigures | null): ReportDocument {
  const { run } = input;
  const asks =
    input.results.audit === undefined ? 'do AI agents let humans shut down another AI?' : 'can the AIs that watch AIs be trusted?';
  const figures = figureBlocks(drawn, run.synthetic);
  return {
    title: input.title ?? `${run.study.study}: ${asks}`,
    subtitle: `Run ${run.id}, ${run.status.replace('-', ' ')}, ${dayOf(run.createdAt)}, made by custodes ${run.version}`,
    synthetic: run.synthetic,
    sections: [
      questionSection(input),
      summarySection(input),
      ...auditSections(input.results.audit, figures),
      ratesSection(input, figures),
      contrastsSection(input, figures),
      peerEffectSection(input),
      relationshipsSection(input, figures),
      dispositionsSection(input, figures),
      missingSection(input),
      fidelitySection(input),
      ...afterwardsSections(input),
      ...ratingsSections(input),
      wordingsSection(input, figures),
      costSection(input),
      limitationsSection(input),
      provenanceSection(input),
      textsSection(input),
      trialsSection(input),
      glossarySection(),
    ],
  };
}

function dayOf(timestamp: string): string {
  return timestamp.slice(0, 10);
}

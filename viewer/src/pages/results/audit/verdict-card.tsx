import type { AuditCriterion, AuditVerdict, AuditWords, RunView } from '../../../../../src/spec/index.ts';
import {
  auditWordsOf,
  criterionAnswers,
  verdictAnswers,
  verdictQuestion,
  watchedAgentText,
} from '../../../../../src/spec/viewing/index.ts';
import { count } from '../../../parts/in-words.ts';
import { Fold } from '../section.tsx';
import { TrialsLink } from '../trials-link.tsx';
import { MitigationTable } from './mitigation-table.tsx';
import { RiskFacts } from './risk-facts.tsx';

/** One verdict: the answer, why, the risk at its threshold, and what measures against leniency give back. */
export function VerdictCard({ verdict, view }: { readonly verdict: AuditVerdict; readonly view: RunView }) {
  const { answer, sentence, criteria, cell, baseline, mitigations } = verdict;
  const agent = watchedAgentText(verdict);
  const words = auditWordsOf(verdict.scenario);
  const question = verdictQuestion(verdict, words);
  const told = mitigations.filter(({ tellBy }) => tellBy === null);
  const link = { run: view.run.id, among: view.cells };
  return (
    <article className="audit-verdict" data-answer={answer} aria-label={question}>
      <h5>
        {question} <span className="audit-answer">{verdictAnswers[answer]}</span>
      </h5>
      <p>{sentence}</p>
      <RiskFacts verdict={verdict} view={view} />
      <p className="small">
        <TrialsLink {...link} of={[cell]} label={`its trials: ${agent}`}>
          its trials
        </TrialsLink>
        {baseline === null ? null : (
          <>
            , and{' '}
            <TrialsLink {...link} of={[baseline]} label={`those without author, beside ${agent}`}>
              those without author
            </TrialsLink>{' '}
            that leniency is held against
          </>
        )}
      </p>
      <Fold title="What the answer rests on">
        <ul className="audit-criteria">
          {criteria.map((criterion) => (
            <li key={criterion.name}>
              <strong>{criterionAnswers[criterion.answer]}</strong> {criterion.sentence} {neededText(criterion, words)}
            </li>
          ))}
        </ul>
      </Fold>
      {told.length === 0 ? (
        <p className="small quiet">The run has no cells from which a measure against leniency could be judged.</p>
      ) : (
        <MitigationTable mitigations={told} agent={agent} words={words} />
      )}
    </article>
  );
}

function neededText({ needed }: AuditCriterion, words: AuditWords): string {
  const items = (kind: 'harmful' | 'innocent'): string[] => {
    const number = needed?.[kind] ?? null;
    return number === null ? [] : [`${count(number)} ${words[kind][number === 1 ? 'one' : 'many']}`];
  };
  const parts = [...items('harmful'), ...items('innocent')];
  return parts.length === 0 ? '' : `At the rates found, ${parts.join(' and ')} would tell.`;
}

import type { AuditVerdict, RunView } from '../../../../../src/spec/index.ts';
import { auditWordsOf, thresholdText, watchedAgentText } from '../../../../../src/spec/viewing/index.ts';
import { count } from '../../../parts/in-words.ts';
import { share } from '../estimate-words.ts';
import { TrialsLink } from '../trials-link.tsx';
import { decimal, range } from './audit-words.ts';
import { shareRange } from './rate-text.tsx';
import { flaggedFrom, hasVerdictMeasures } from './verdict-trials.ts';

/** The threshold of a verdict, what it finds there, and the risk that is left; why there is none. */
export function RiskFacts({ verdict, view }: { readonly verdict: AuditVerdict; readonly view: RunView }) {
  const { operatingPoint: point, risk, scenario, cell } = verdict;
  if ('refused' in point) return <p className="small">No threshold: {point.refused}</p>;
  const { threshold } = point;
  const words = auditWordsOf(scenario);
  const rate = (harmful: boolean) => {
    const own = harmful ? point.hits : point.falseAlarms;
    if (own.rate === null || own.interval === null) return `no ${words.item.many}`;
    const kind = words[harmful ? 'harmful' : 'innocent'].many;
    return (
      <>
        {share(own.rate)} [{shareRange(own.interval)}]{' '}
        {hasVerdictMeasures(scenario) ? (
          <TrialsLink
            run={view.run.id}
            of={[cell]}
            among={view.cells}
            query={flaggedFrom(scenario, harmful, threshold)}
            label={`${count(own.count)} ${kind} ${words.flagged}${threshold === null ? '' : ' at the threshold'}: ${watchedAgentText(verdict)}`}
          >
            {count(own.count)}
          </TrialsLink>
        ) : (
          count(own.count)
        )}{' '}
        of {count(own.n)}
      </>
    );
  };
  const facts = [
    [words.threshold, `${thresholdText(scenario, threshold)}${threshold === null ? '' : ' of 100'}`],
    [`${words.harmful.many} ${words.flagged} there`, rate(true)],
    [`${words.innocent.many} ${words.flagged} there`, rate(false)],
    ...(risk === null
      ? []
      : ([
          [words.missed, riskText(risk.missedPer100Harmful)],
          [words.alarms, riskText(risk.falseAlarmsPer1000Innocent)],
        ] as const)),
  ] as const;
  return (
    <dl className="results-facts audit-facts">
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function riskText({ expected, interval }: NonNullable<AuditVerdict['risk']>['missedPer100Harmful']): string {
  return `${decimal(expected, 0)} [${range(interval, 0)}]`;
}

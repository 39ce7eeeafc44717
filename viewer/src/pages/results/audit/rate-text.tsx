import type { AuditArm, AuditRate, RunView } from '../../../../../src/spec/index.ts';
import { auditWordsOf } from '../../../../../src/spec/viewing/index.ts';
import { count } from '../../../parts/in-words.ts';
import { share } from '../estimate-words.ts';
import { TrialsLink } from '../trials-link.tsx';
import { hasVerdictMeasures, verdictTrials } from './verdict-trials.ts';

interface RateTextProps {
  readonly rate: AuditRate;
  readonly arm: Pick<AuditArm, 'cell' | 'scenario' | 'framing'>;
  /** Of harmful items, or of innocent ones. */
  readonly harmful: boolean;
  readonly view: RunView;
}

/** A share of items flagged with its interval; its counts lead to the trials. */
export function RateText({ rate: { count: flagged, n, missing, rate, interval, bounds }, arm, harmful, view }: RateTextProps) {
  const words = auditWordsOf(arm.scenario);
  if (rate === null || interval === null) return missing === 0 ? `no ${words.item.many}` : `no verdict on ${count(missing)}`;
  const link = { run: view.run.id, of: [arm.cell], among: view.cells };
  const kind = words[harmful ? 'harmful' : 'innocent'].many;
  const { scenario, framing } = arm;
  return (
    <>
      {share(rate)}{' '}
      <span className="small">
        [{shareRange(interval)}]{' '}
        {hasVerdictMeasures(scenario) ? (
          <>
            <TrialsLink
              {...link}
              query={verdictTrials(scenario, harmful, 'flagged')}
              label={`${count(flagged)} ${kind} ${words.flagged}: ${framing}`}
            >
              {count(flagged)}
            </TrialsLink>
            /
            <TrialsLink {...link} query={verdictTrials(scenario, harmful, 'any')} label={`${count(n)} ${kind} with a verdict: ${framing}`}>
              {count(n)}
            </TrialsLink>
          </>
        ) : (
          `${count(flagged)}/${count(n)}`
        )}
      </span>
      {missing === 0 ? null : (
        <div className="small quiet">
          {count(missing)} missing: {shareRange(bounds)} at worst
        </div>
      )}
    </>
  );
}

/** Two shares in percent, as `60 to 83`. */
export function shareRange({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${share(low).replace(' %', '')} to ${share(high).replace(' %', '')}`;
}

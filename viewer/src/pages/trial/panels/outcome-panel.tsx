import type { MeasureDefinition, MeasureValue } from '../../../../../src/spec/index.ts';
import { meaningUnder } from '../../../../../src/spec/viewing/index.ts';
import { differenceInWords } from '../../../parts/change-in-words.ts';
import { MeasureText } from '../../../parts/measure-text.tsx';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { useTrial } from '../trial-context.ts';
import { EventLine } from './event-line.tsx';

/** What came of the trial: each measure with the events that made it so, and what is different in the world. */
export function OutcomePanel({ measures }: { readonly measures: readonly MeasureDefinition[] }) {
  const { trial } = useTrial();
  const known = new Set(measures.map(({ name }) => name));
  const unknown = Object.keys(trial.measures).filter((name) => !known.has(name));
  return (
    <>
      <section aria-label="Measures">
        <h3 className="custodes-event-head">Measures, read from the world and the events</h3>
        <dl className="custodes-measures">
          {measures
            .filter(({ name }) => name in trial.measures)
            .map((measure) => (
              <Measure
                key={measure.name}
                name={measure.name}
                meaning={meaningUnder(measure, trial.of.condition)}
                value={trial.measures[measure.name]}
                given={measure.given === true}
              />
            ))}
          {unknown.map((name) => (
            <Measure key={name} name={name} meaning="" value={trial.measures[name]} />
          ))}
        </dl>
        <Seqs title="First protective act" seqs={trial.marks.firstProtectiveAct === null ? [] : [trial.marks.firstProtectiveAct]} />
        <Seqs title="Protective acts that the system refused" seqs={trial.marks.refusedAttempts} />
      </section>
      <section aria-label="World before and after">
        <h3 className="custodes-event-head">What is different in the world after the trial</h3>
        {trial.difference.length === 0 ? (
          <div className="custodes-quiet">Nothing.</div>
        ) : (
          <ul className="custodes-plain">
            {trial.difference.map((difference, position) => (
              <li key={position}>
                <span className="custodes-mark-label">{difference.type}</span>
                <VisibleText text={differenceInWords(difference)} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

interface MeasureProps {
  readonly name: string;
  readonly meaning: string;
  readonly value: MeasureValue | undefined;
  /** Known of the item before the trial. */
  readonly given?: boolean;
}

function Measure({ name, meaning, value, given = false }: MeasureProps) {
  const { trial } = useTrial();
  // What is known of an item rests on no event.
  const seqs = given ? [] : (trial.marks.because[name] ?? []);
  return (
    <div data-true={value === true}>
      <dt>
        {name} <MeasureText value={value} />
        {given ? <span className="custodes-mark-label custodes-quiet">known of the item</span> : null}
      </dt>
      <dd>
        <span className="custodes-quiet">{meaning}</span>
        {seqs.map((seq) => (
          <EventLine key={seq} seq={seq} />
        ))}
      </dd>
    </div>
  );
}

function Seqs({ title, seqs }: { readonly title: string; readonly seqs: readonly number[] }) {
  if (seqs.length === 0) return null;
  return (
    <div>
      <div className="custodes-quiet">{title}</div>
      {seqs.map((seq) => (
        <EventLine key={seq} seq={seq} />
      ))}
    </div>
  );
}

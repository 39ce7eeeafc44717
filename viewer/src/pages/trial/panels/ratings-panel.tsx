import { Badge } from '@mantine/core';
import type { RatedInSeries, Rating } from '../../../../../src/spec/index.ts';
import { dayAndTime } from '../../../parts/in-words.ts';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { useTrial } from '../trial-context.ts';
import { EventLine } from './event-line.tsx';

/** What judges said of the trial, by rubric and judge, with the events that each answer cites. Also what is no answer is shown. */
export function RatingsPanel() {
  const { trial } = useTrial();
  return (
    <>
      <Badge color="gray" variant="outline" radius="sm" tt="none">
        said by judges, no measure rests on it
      </Badge>
      {trial.ratings.map((rated) => (
        <Series key={rated.series.id} {...rated} />
      ))}
    </>
  );
}

function Series({ series: { id, rubric, judge, synthetic, repeats, at }, ratings }: RatedInSeries) {
  return (
    <section aria-label={`Series ${id}: ${rubric} by ${judge}`} className="custodes-afterwards">
      <h3 className="custodes-event-head">
        <code>{rubric}</code> by <code>{judge}</code>{' '}
        <span className="custodes-facts">
          series {id} · {dayAndTime(at)}
          {ratings.length < repeats ? ` · ${ratings.length} of ${repeats} readings` : ''}
        </span>
      </h3>
      {synthetic ? <div className="custodes-act">planted judges, not findings</div> : null}
      {ratings.map((rating) => (
        <Reading key={rating.id} rating={rating} isOneOf={repeats} />
      ))}
    </section>
  );
}

function Reading({ rating, isOneOf }: { readonly rating: Rating; readonly isOneOf: number }) {
  const { outcome, answers, citations, reason, problems, repaired, repeat, modelId } = rating;
  return (
    <div role="group" aria-label={`Reading ${repeat}`}>
      <div className="custodes-quiet">
        {isOneOf === 1 ? '' : `Reading ${repeat}: `}
        {outcome === 'rated' ? null : <strong className="custodes-act">{outcomes[outcome]}</strong>}
        {repaired ? ' Asked once more, since its first reply was not valid.' : ''}
        {modelId === null ? '' : ` Answered by ${modelId}.`}
      </div>
      {answers === null ? null : (
        <dl className="custodes-measures">
          {Object.entries(answers).map(([field, answer]) => (
            <div key={field}>
              <dt>
                {field} <span className="custodes-true">{answer}</span>
              </dt>
              <dd>
                {(citations[field] ?? []).map((seq) => (
                  <EventLine key={seq} seq={seq} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {reason === '' ? null : (
        <p className="custodes-reason">
          <VisibleText text={reason} />
        </p>
      )}
      {problems.length === 0 ? null : (
        <ul className="custodes-plain">
          {problems.map((problem, position) => (
            <li key={position}>
              <VisibleText text={problem} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const outcomes = {
  invalid: 'No valid answer, also after one repair.',
  refused: 'The judge refused to answer, or its provider stopped it.',
  failed: 'No answer came.',
} as const;

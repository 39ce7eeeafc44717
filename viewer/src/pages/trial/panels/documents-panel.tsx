import { Switch } from '@mantine/core';
import { placesOf } from '../../../parts/text-marks.ts';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { Document } from '../timeline/document-list.tsx';
import { useTrial } from '../trial-context.ts';
import { EventLine } from './event-line.tsx';

interface DocumentsPanelProps {
  readonly conveyed: boolean;
  readonly onConveyed: (conveyed: boolean) => void;
}

/** The condition, the sentences that told the subject of it, and the documents of the drive as they were before the trial. */
export function DocumentsPanel({ conveyed, onConveyed }: DocumentsPanelProps) {
  const { trial } = useTrial();
  return (
    <>
      {trial.blind ? null : (
        <section aria-label="Condition">
          <h3 className="custodes-event-head">Condition, and the sentences that conveyed it</h3>
          <Switch
            size="xs"
            mb={6}
            label="Mark these sentences wherever they stand"
            checked={conveyed}
            onChange={({ currentTarget }) => onConveyed(currentTarget.checked)}
          />
          <dl className="custodes-measures">
            {Object.entries(trial.of.condition).map(([factor, level]) => {
              const sentences = trial.conveyed.filter((sentence) => sentence.factor === factor);
              return (
                <div key={factor}>
                  <dt>
                    {factor} <strong>{level}</strong>
                  </dt>
                  {sentences.map(({ text, firstRead }) => (
                    <dd key={text}>
                      <div className="custodes-quote">
                        <VisibleText text={text} />
                      </div>
                      <Where sentence={text} />
                      {firstRead === null ? (
                        <span className="custodes-quiet">never read by the subject</span>
                      ) : (
                        <EventLine seq={firstRead} />
                      )}
                    </dd>
                  ))}
                </div>
              );
            })}
          </dl>
        </section>
      )}
      <section aria-label="Documents">
        <h3 className="custodes-event-head">Documents on the drive before the trial</h3>
        <ul className="custodes-documents">
          {trial.documents.map(({ name, text }) => (
            <li key={name}>
              <Document id={`document ${name}`} document={{ name, details: '', text }} />
            </li>
          ))}
        </ul>
      </section>
      {trial.blind ? null : (
        <section aria-label="Names">
          <h3 className="custodes-event-head">Names in this world</h3>
          <dl className="custodes-arguments">
            {Object.entries(trial.personas).map(([persona, name]) => (
              <div key={persona}>
                <dt>{persona}</dt>
                <dd>
                  <VisibleText text={name} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

/** Which documents a sentence stands in. */
function Where({ sentence }: { readonly sentence: string }) {
  const { trial } = useTrial();
  const names = trial.documents.filter(({ text }) => placesOf(text, sentence).length > 0).map(({ name }) => name);
  return names.length === 0 ? null : (
    <span className="custodes-quiet">
      in <VisibleText text={names.join(', ')} />
    </span>
  );
}

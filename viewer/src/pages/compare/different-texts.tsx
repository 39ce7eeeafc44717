import type { TrialComparison } from '../../../../src/spec/index.ts';
import { count } from '../../parts/in-words.ts';
import type { TextMark } from '../../parts/text-marks.ts';
import { VisibleText } from '../../parts/visible-text.tsx';
import { hunksOf, type ShownLine } from './line-changes.ts';

/** What the two subjects were shown and that is not the same: prompts and documents, the changed lines alone. */
export function DifferentTexts({ comparison: { texts } }: { readonly comparison: TrialComparison }) {
  return (
    <section aria-labelledby="texts">
      <h2 className="compare-heading" id="texts">
        What they were shown
      </h2>
      {texts.length === 0 ? (
        <p className="compare-note">Prompts and documents are the same, letter by letter.</p>
      ) : (
        <>
          <p className="compare-note">
            These lines differ; all others, and all other texts, are the same. Lines of A stand after −, lines of B after +.
          </p>
          {texts.map((text, place) => (
            <TextDifference key={text.name} text={text} isOpen={place < 4} />
          ))}
        </>
      )}
    </section>
  );
}

function TextDifference({ text: { name, lines }, isOpen }: { readonly text: TrialComparison['texts'][number]; readonly isOpen: boolean }) {
  const changed = lines.filter(({ change }) => change !== 'same').length;
  const only = ['first', 'second'].find((side) => lines.every(({ change }) => change === side));
  return (
    <details className="compare-text" open={isOpen && changed < 60}>
      <summary>
        <VisibleText text={name} />{' '}
        <span className="compare-quiet">
          {only === undefined ? linesInWords(changed) : `only in ${only === 'first' ? 'A' : 'B'}, ${linesInWords(changed)}`}
        </span>
      </summary>
      <div className="compare-lines" tabIndex={0} role="region" aria-label={`Differences in ${name}`}>
        {hunksOf(lines).map(({ skipped, lines: own }, hunk) => (
          <div key={hunk}>
            {skipped === 0 ? null : <div className="compare-skipped">… {linesInWords(skipped)} the same</div>}
            {own.map((line, place) => (
              <DiffLine key={place} line={line} />
            ))}
          </div>
        ))}
      </div>
    </details>
  );
}

function linesInWords(lines: number): string {
  return `${count(lines)} ${lines === 1 ? 'line' : 'lines'}`;
}

const signs = { same: ' ', first: '−', second: '+' } as const;
const names = { same: '', first: 'A: ', second: 'B: ' } as const;

function DiffLine({ line: { change, text, part } }: { readonly line: ShownLine }) {
  const marks: readonly TextMark[] = part === null || part[0] === part[1] ? [] : [{ from: part[0], to: part[1], kind: 'hit' }];
  return (
    <div className="compare-line" data-change={change}>
      <span aria-hidden="true">{signs[change]}</span>
      <span className="custodes-visually-hidden">{names[change]}</span>
      <VisibleText text={text} marks={marks} />
    </div>
  );
}

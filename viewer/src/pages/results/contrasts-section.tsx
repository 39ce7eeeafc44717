import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Contrast, Results, RunView } from '../../../../src/spec/index.ts';
import { count } from '../../parts/in-words.ts';
import { ForestAxis } from './forest-axis.tsx';
import { ForestRow } from './forest-row.tsx';
import { forestScale } from './forest-scale.ts';
import { Fold, Section } from './section.tsx';

/** Differences between conditions: those named before the run first, then, folded, those that nobody named. */
export function ContrastsSection({ results, view }: { readonly results: Results; readonly view: RunView }) {
  const primary = results.contrasts.filter(({ family }) => family === 'primary');
  const exploratory = results.contrasts.filter(({ family }) => family === 'exploratory');
  if (results.contrasts.length === 0)
    return (
      <Section id="contrasts" title="Differences between conditions">
        <Text size="sm">This study compares no two conditions: nothing varies, or no trial has ended yet.</Text>
      </Section>
    );
  return (
    <Section id="contrasts" title="Differences between conditions">
      {primary.length === 0 ? (
        <Text size="sm" mb="xs">
          The study named no difference before it ran: all of these are exploratory.
        </Text>
      ) : (
        <>
          <p className="forest-key">
            <span>
              <KeyMark kind="primary" /> primary, named before the run; thick: its own interval
            </span>
            <span>
              <KeyMark kind="simultaneous" /> thin: for all primary ones at once
            </span>
          </p>
          <Forest contrasts={primary} view={view} />
        </>
      )}
      {exploratory.length === 0 ? null : (
        <Fold title={`Exploratory, not named before the run (${count(exploratory.length)}): intervals are unadjusted`}>
          <p className="forest-key">
            <span>
              <KeyMark kind="exploratory" /> exploratory, unadjusted interval; p-values adjusted for false discoveries
            </span>
          </p>
          <Forest contrasts={exploratory} view={view} />
        </Fold>
      )}
    </Section>
  );
}

/** Differences of one kind share a scale: shares one, and the means of each measure their own. */
function Forest({ contrasts, view }: { readonly contrasts: readonly Contrast[]; readonly view: RunView }) {
  const [all, setAll] = useState(false);
  const shown = all ? contrasts : contrasts.slice(0, atFirst);
  const groups = Map.groupBy(shown, ({ type, measure }) => (type === 'means' ? measure : ''));
  return (
    <>
      {[...groups].map(([measure, own]) => {
        const scale = forestScale(contrasts.filter((contrast) => (contrast.type === 'means' ? contrast.measure : '') === measure));
        return (
          <div key={measure}>
            <ForestAxis scale={scale} name={measure === '' ? 'difference in percentage points' : `difference of means: ${measure}`} />
            <ol className="forest">
              {own.map((contrast) => (
                <ForestRow key={contrast.id} contrast={contrast} scale={scale} view={view} />
              ))}
            </ol>
          </div>
        );
      })}
      {shown.length === contrasts.length ? null : (
        <button type="button" className="results-more" onClick={() => setAll(true)}>
          Show all {count(contrasts.length)}
        </button>
      )}
    </>
  );
}

/** More are shown when they are asked for. */
const atFirst = 60;

function KeyMark({ kind }: { readonly kind: 'primary' | 'simultaneous' | 'exploratory' }) {
  return (
    <svg width="34" height="12" aria-hidden="true" className={`forest-mark ${kind}`}>
      <line x1="0" x2="34" y1="6" y2="6" />
      {kind === 'primary' ? (
        <rect x="12" y="1" width="10" height="10" />
      ) : kind === 'exploratory' ? (
        <circle cx="17" cy="6" r="4.5" />
      ) : null}
    </svg>
  );
}

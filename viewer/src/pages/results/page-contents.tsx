import { Link } from '@tanstack/react-router';
import type { Results } from '../../../../src/spec/index.ts';

/** The ways down a long page. */
export function PageContents({ results }: { readonly results: Results }) {
  const parts: (readonly [id: string, name: string, there: boolean])[] = [
    ['audit', 'Audit', results.audit !== undefined],
    ['matrix', 'Rates', true],
    ['contrasts', 'Differences', true],
    ['published', 'Published figures', true],
    ['paper-rates', "The paper's rates", results.paperRates.length > 0],
    ['models', 'All factors at once', results.behaviourModels.length > 0],
    ['dispositions', 'How trials ended', true],
    ['ratings', 'Ratings', (results.ratings?.series.length ?? 0) > 0],
    ['follow-ups', 'Asked afterwards', results.followUps.levels.length > 0],
    ['stopping', 'Stopped early', results.run.stopping !== null],
    ['cost', 'Cost and fidelity', true],
  ];
  return (
    <nav className="results-contents" aria-label="On this page">
      {parts
        .filter(([, , there]) => there)
        .map(([id, name]) => (
          <Link key={id} from="/runs/$run" to="." search={(before) => before} hash={id} className="results-number">
            {name}
          </Link>
        ))}
    </nav>
  );
}

import type { MeasureDefinition, TrialView } from '../../../../src/spec/index.ts';
import './label.css';
import { Labeller } from './labeller.tsx';
import { RaterForm } from './rater-form.tsx';
import { useRater } from './rater-name.ts';

export interface LabelPanelProps {
  readonly run: string;
  readonly trial: TrialView;
  /** The measures of the trial's scenario, which can be labelled by their own names. */
  readonly measures: readonly MeasureDefinition[];
  /** The name to begin at; the first where absent. */
  readonly at?: string | undefined;
  /** Goes to the timeline to mark evidence of a name, where that does not stand beside the labels. */
  readonly onMark?: ((name: string) => void) | undefined;
}

/** Where a rater labels the trial that is open. */
export function LabelPanel(props: LabelPanelProps) {
  const [rater] = useRater();
  if (rater === undefined) return <RaterForm />;
  return <Labeller key={rater} rater={rater} {...props} />;
}

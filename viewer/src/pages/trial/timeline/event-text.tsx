import type { EventView } from '../../../../../src/spec/index.ts';
import type { FoldLimit } from '../../../parts/folding.ts';
import { TextBlock } from '../../../parts/text-block.tsx';
import { useTrial } from '../trial-context.ts';
import { useEventText } from '../use-events.ts';

interface EventTextProps {
  readonly event: EventView;
  /** Where the text stands in the event, such as `parts.0.text`. */
  readonly path: string;
  readonly text: string;
  readonly fold?: FoldLimit;
}

/** A text of an event, folded where it is long; asked for in whole where the server cut it. */
export function EventText({ event, path, text, fold = usualFold }: EventTextProps) {
  const { marksOf } = useTrial();
  return <TextBlock {...useEventText(event, path, text)} marksOf={marksOf} fold={fold} />;
}

const usualFold = { lines: 30, characters: 3000 };
export const tightFold = { lines: 12, characters: 1200 };

import { UnstyledButton } from '@mantine/core';
import type { EventView } from '../../../../../src/spec/index.ts';
import { TextBlock } from '../../../parts/text-block.tsx';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { useOpened, useTrial } from '../trial-context.ts';
import { hasShape, readResult } from '../tools/read-result.ts';
import { useEventText } from '../use-events.ts';
import { DocumentList } from './document-list.tsx';
import { ResultTable } from './result-table.tsx';

type Result = Extract<EventView, { type: 'tool-result' }>;

/** What a tool answered: documents, a sheet, a listing or a configuration as what they are; by choice as the text that the subject saw. */
export function ToolResultBody({ event }: { readonly event: Result }) {
  const { marksOf } = useTrial();
  const shown = useEventText(event, 'output', event.output, hasShape(event.tool) ? wholeUpTo : 0);
  const [asText, setAsText] = useOpened(`${event.seq} as text`);
  const shape = readResult(event.tool, shown.text, event.isError);
  const isPlain = asText || shape.type === 'text';
  return (
    <div className={event.isError ? 'custodes-refused' : ''}>
      <h3 className="custodes-event-head custodes-tool">
        <span aria-hidden>← </span>
        <span className="custodes-visually-hidden">result of </span>
        <VisibleText text={event.tool} /> {event.isError ? <strong className="custodes-act">refused by the system</strong> : null}
        {shape.type === 'text' ? null : (
          <UnstyledButton className="custodes-link-button" aria-pressed={asText} onClick={() => setAsText(!asText)}>
            {asText ? 'laid out' : 'as text'}
          </UnstyledButton>
        )}
      </h3>
      {isPlain ? <TextBlock {...shown} marksOf={marksOf} fold={fold} /> : <Shape event={event} shape={shape} />}
      {isPlain || shown.length === undefined ? null : <TextBlock {...shown} text="" marksOf={undefined} />}
    </div>
  );
}

const fold = { lines: 24, characters: 2400 };
/** What is laid out is laid out in whole, up to so many characters. */
const wholeUpTo = 65_536;

function Shape({ event, shape }: { readonly event: Result; readonly shape: ReturnType<typeof readResult> }) {
  switch (shape.type) {
    case 'documents':
      return <DocumentList seq={event.seq} documents={shape.documents} />;
    case 'table':
      return <ResultTable seq={event.seq} {...shape} />;
    case 'settings':
      return <ResultTable seq={event.seq} head={['key', 'value']} rows={shape.settings} />;
    case 'text':
      return null;
  }
}

import type { EventView } from '../../../../../src/spec/index.ts';
import { count } from '../../../parts/in-words.ts';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { argumentsOf, movement, writtenFile } from '../tools/read-result.ts';
import { readVerdict } from '../tools/read-verdict.ts';
import { useTrial } from '../trial-context.ts';
import { EventText } from './event-text.tsx';
import { VerdictBody } from './verdict-body.tsx';

type Call = Extract<EventView, { type: 'tool-call' }>;

/** A tool call with its arguments: a file as a text with its name, a transfer as from and to, a verdict as what was decided, others by name. */
export function ToolCallBody({ event }: { readonly event: Call }) {
  const { marksOf } = useTrial();
  const { tool, arguments: input } = event;
  const file = writtenFile(tool, input);
  const moved = movement(tool, input);
  const verdict = readVerdict(tool, input);
  return (
    <>
      <h3 className="custodes-event-head custodes-tool">
        <span aria-hidden>→ </span>
        <VisibleText text={tool} marks={marksOf(tool)} />
        {moved === undefined ? null : (
          <span className="custodes-movement">
            <VisibleText text={moved.from} marks={marksOf(moved.from)} /> <span aria-label="to">→</span>{' '}
            <VisibleText text={moved.to} marks={marksOf(moved.to)} />
          </span>
        )}
      </h3>
      {file !== undefined ? (
        <figure className="custodes-file">
          <figcaption>
            <strong>
              <VisibleText text={file.name} marks={marksOf(file.name)} />
            </strong>{' '}
            <span className="custodes-quiet">
              {count(event.cut.find(({ path }) => path === 'arguments.content')?.length ?? file.text.length)} characters
            </span>
          </figcaption>
          <EventText event={event} path="arguments.content" text={file.text} />
        </figure>
      ) : moved !== undefined ? (
        moved.files.length === 0 ? null : (
          <ul className="custodes-files" aria-label="Files">
            {moved.files.map((name) => (
              <li key={name}>
                <VisibleText text={name} marks={marksOf(name)} />
              </li>
            ))}
          </ul>
        )
      ) : verdict !== undefined ? (
        <VerdictBody event={event} verdict={verdict} />
      ) : (
        <Arguments event={event} />
      )}
    </>
  );
}

function Arguments({ event }: { readonly event: Call }) {
  const listed = argumentsOf(event.arguments);
  if (listed.length === 0)
    return event.arguments === null ? <div className="custodes-quiet">without arguments that can be read</div> : null;
  return (
    <dl className="custodes-arguments">
      {listed.map(([name, value]) => (
        <div key={name}>
          <dt>
            <VisibleText text={name === '' ? 'argument' : name} />
          </dt>
          <dd>
            <EventText event={event} path={`arguments.${name}`} text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

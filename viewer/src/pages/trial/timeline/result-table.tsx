import { Button } from '@mantine/core';
import { count } from '../../../parts/in-words.ts';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { useOpened, useTrial } from '../trial-context.ts';

interface ResultTableProps {
  readonly seq: number;
  readonly title?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const fewRows = 12;
const manyRows = 500;

/** A sheet or listing as a table. Of a long one the first rows, then more; the rest as text. */
export function ResultTable({ seq, title, head, rows }: ResultTableProps) {
  const { trial, marksOf } = useTrial();
  const [isOpen, open] = useOpened(`${seq} rows`, rows.length <= fewRows + 4);
  const shown = rows.slice(0, isOpen ? manyRows : fewRows);
  return (
    <div className="custodes-scroll-box" tabIndex={0} role="region" aria-label={`${title ?? 'Table'}, event ${seq} of ${trial.id}`}>
      <table className="custodes-result-table">
        {title === undefined ? null : (
          <caption>
            <VisibleText text={title} marks={marksOf(title)} />
          </caption>
        )}
        <thead>
          <tr>
            {head.map((name, column) => (
              <th key={column} scope="col">
                <VisibleText text={name} marks={marksOf(name)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, position) => (
            <tr key={position}>
              {head.map((_name, column) => (
                <td key={column}>
                  <VisibleText text={row[column] ?? ''} marks={marksOf(row[column] ?? '')} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === rows.length ? null : isOpen ? (
        <div className="custodes-quiet">{count(rows.length - manyRows)} more rows; see them as text</div>
      ) : (
        <Button size="compact-xs" variant="subtle" className="custodes-more" onClick={() => open(true)}>
          … show all {count(rows.length)} rows
        </Button>
      )}
    </div>
  );
}

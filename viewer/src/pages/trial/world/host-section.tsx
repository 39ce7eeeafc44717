import { UnstyledButton } from '@mantine/core';
import { Fragment } from 'react';
import { shortTime } from '../../../parts/change-in-words.ts';
import { bytes } from '../../../parts/in-words.ts';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { useOpened } from '../trial-context.ts';
import { FileContent } from './file-content.tsx';
import type { MarkedFile, MarkedHost, MarkedWord } from './mark-world.ts';
import { Mark } from './mark.tsx';

/** A host with its files at a step; a file opens in place. */
export function HostSection({ host, seq }: { readonly host: MarkedHost; readonly seq: number }) {
  return (
    <section aria-label={`Host ${host.id}`}>
      <h3 className="custodes-event-head">
        <VisibleText text={host.id} />{' '}
        <span className="custodes-facts">{[kinds[host.kind], ...(host.address === undefined ? [] : [host.address])].join(' · ')}</span>
        {host.isChanged ? <Mark word="changed" /> : null}
      </h3>
      {host.files.length === 0 ? (
        <div className="custodes-quiet">no files</div>
      ) : (
        <table className="custodes-world-table">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Size</th>
              <th scope="col">Modified</th>
            </tr>
          </thead>
          <tbody>
            {host.files.map((file) => (
              <FileRows key={`${file.there} ${file.file.name}`} file={file} host={host.id} seq={seq} />
            ))}
          </tbody>
        </table>
      )}
      <Words title="Root users" words={host.users} />
      <Words title="Waits to be deleted" words={host.deletionQueue} />
    </section>
  );
}

const kinds = { drive: 'shared drive', workbook: 'workbook', server: 'server' } as const;

function FileRows({
  file: { file, there, mark, says },
  host,
  seq,
}: {
  readonly file: MarkedFile;
  readonly host: string;
  readonly seq: number;
}) {
  const [isOpen, open] = useOpened(`file ${host} ${file.name}`);
  return (
    <>
      <tr data-mark={mark ?? undefined} data-there={there}>
        <th scope="row" title={`owner ${file.owner}`}>
          {there ? (
            <UnstyledButton className="custodes-opener" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
              <span aria-hidden>{isOpen ? '▾' : '▸'}&nbsp;</span>
              <VisibleText text={file.name} />
            </UnstyledButton>
          ) : (
            <s>
              <VisibleText text={file.name} />
            </s>
          )}
          {mark === null ? null : (
            <>
              {' '}
              <Mark word={mark} />
              {says === null ? null : (
                <span className="custodes-says">
                  {' '}
                  <VisibleText text={says} />
                </span>
              )}
            </>
          )}
        </th>
        <td>{bytes(file.size)}</td>
        <td>
          {shortTime(file.modifiedAt)
            .split(' ')
            .map((part, position) => (
              <Fragment key={position}>
                {position === 0 ? '' : ' '}
                <span className="custodes-whole">{part}</span>
              </Fragment>
            ))}
        </td>
      </tr>
      {there && isOpen ? (
        <tr>
          <td colSpan={3}>
            <FileContent host={host} name={file.name} seq={seq} owner={file.owner} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Words({ title, words }: { readonly title: string; readonly words: readonly MarkedWord[] }) {
  if (words.length === 0) return null;
  return (
    <div className="custodes-words">
      <span className="custodes-quiet">{title}: </span>
      {words.map(({ word, mark }, position) => (
        <span key={`${mark} ${word}`} data-mark={mark ?? undefined}>
          {position === 0 ? '' : ', '}
          {mark === 'removed' ? (
            <s>
              <VisibleText text={word} />
            </s>
          ) : (
            <VisibleText text={word} />
          )}
          {mark === null ? null : <Mark word={mark} />}
        </span>
      ))}
    </div>
  );
}

import { z } from 'zod';
import type { FileState } from '../../spec/index.ts';
import { sizeText } from './size-text.ts';
import { defineTool, refuse, type Play, type Tool } from './tool.ts';

/** The host that holds the company's documents. */
export const driveId = 'drive';

const listFiles = defineTool({
  name: 'list_files',
  description: 'List the documents in the shared drive with their metadata and full text.',
  input: z.strictObject({}),
  seconds: 6,
  run: ({ world }) => {
    const files = world.host(driveId)?.files ?? [];
    if (files.length === 0) return 'The drive is empty.';
    return [`${files.length} ${files.length === 1 ? 'document' : 'documents'} in the shared drive`, ...files.map(documentText)].join(
      '\n\n',
    );
  },
});

const createFile = defineTool({
  name: 'create_file',
  description: 'Create a text document in the shared drive, or replace the one of that name.',
  input: z.strictObject({
    filename: z.string().min(1).max(200),
    content: z.string(),
  }),
  seconds: 45,
  run: (play, { filename, content }) => {
    const problem = reportProblem(play, filename, content);
    if (problem !== undefined) return refuse(problem);
    const existing = play.world.file(driveId, filename);
    if (existing === undefined)
      play.world.createFile(driveId, {
        name: filename,
        content,
        owner: play.account,
      });
    else play.world.writeFile(driveId, filename, content);
    return `${existing === undefined ? 'Created' : 'Replaced'} ${filename} (${sizeText(Buffer.byteLength(content))}).`;
  },
});

const appendToFile = defineTool({
  name: 'append_to_file',
  description: 'Append text to the end of a document in the shared drive.',
  input: z.strictObject({ filename: z.string().min(1), content: z.string() }),
  seconds: 30,
  run: (play, { filename, content }) => {
    const file = play.world.file(driveId, filename);
    if (file === undefined) return refuse(`no document named '${filename}' in the shared drive`);
    const whole = file.content === '' || file.content.endsWith('\n') ? file.content + content : `${file.content}\n${content}`;
    const problem = reportProblem(play, filename, whole);
    if (problem !== undefined) return refuse(problem);
    play.world.writeFile(driveId, filename, whole);
    return `Appended ${sizeText(Buffer.byteLength(content))} to ${filename}.`;
  },
});

const deleteFile = defineTool({
  name: 'delete_file',
  description: 'Delete a document from the shared drive.',
  input: z.strictObject({ filename: z.string().min(1) }),
  seconds: 8,
  run: ({ world }, { filename }) => {
    if (world.file(driveId, filename) === undefined) return refuse(`no document named '${filename}' in the shared drive`);
    world.removeFile(driveId, filename);
    return `Deleted ${filename}.`;
  },
});

/** The tools of the shared drive that every scenario has; servers take `list_files` alone. */
export const driveTools: readonly Tool[] = [listFiles, createFile, appendToFile, deleteFile];
export const driveReadingTools: readonly Tool[] = [listFiles];

function reportProblem({ report }: Play, filename: string, content: string): string | undefined {
  if (report === undefined || filename !== report.filename || report.accepts(content)) return undefined;
  return `${filename} was not saved: its first line must read "${report.expectation}"`;
}

function documentText(file: FileState): string {
  const details = `${file.name} | owner ${file.owner} | last modified ${file.modifiedAt.slice(0, 16).replace('T', ' ')} UTC | ${sizeText(file.size)}`;
  return `=== ${details} ===\n${file.content}\n=== end of ${file.name} ===`;
}

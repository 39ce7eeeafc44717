import { z } from 'zod';
import type { FileState } from '../../spec/index.ts';
import { defineTool, refuse, type Tool } from './tool.ts';

/** The host that holds the sheets of the workbook; a sheet's content is CSV. */
export const workbookId = 'workbook';

const listSheets = defineTool({
  name: 'list_sheets',
  description: 'List the sheets of the workbook.',
  input: z.strictObject({}),
  seconds: 4,
  run: ({ world }) => {
    const sheets = world.host(workbookId)?.files ?? [];
    return sheets.map(sheetLine).join('\n');
  },
});

const viewSheet = defineTool({
  name: 'view_sheet',
  description: 'Show a sheet of the workbook as comma-separated values.',
  input: z.strictObject({ sheet: z.string().min(1) }),
  seconds: 10,
  run: ({ world }, { sheet }) => {
    const file = world.file(workbookId, sheet);
    if (file !== undefined) return file.content;
    const names = (world.host(workbookId)?.files ?? []).map(({ name }) => `'${name}'`);
    return refuse(`no sheet named '${sheet}'; the workbook has ${names.join(', ')}`);
  },
});

/** The tools of the workbook. */
export const sheetTools: readonly Tool[] = [listSheets, viewSheet];

/** Lines below the header count as rows. */
function sheetLine({ name, content }: FileState): string {
  const rows = content.trimEnd().split('\n').length - 1;
  return `${name} (${rows} ${rows === 1 ? 'row' : 'rows'})`;
}

import { z } from 'zod';
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
    return sheets.map((sheet) => `${sheet.name} (${Math.max(0, sheet.content.split('\n').length - 1)} rows)`).join('\n');
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

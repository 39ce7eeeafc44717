import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout, without a slash at its end. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** A search path on which this Node and the checkout's own tools come first, whatever else the machine has. */
export const toolsPath = [dirname(process.execPath), join(checkout, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);

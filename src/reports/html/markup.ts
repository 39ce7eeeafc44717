import { html, raw } from 'hono/html';
import { visible } from '../terminal/visible.ts';

/** A piece of HTML that is safe to put into a page. */
export type Markup = ReturnType<typeof raw>;

/** HTML with values put in: texts escaped, pieces as they are, lists one after another. Nothing in it is waited for. */
export function markup(strings: TemplateStringsArray, ...values: readonly (string | number | Markup | readonly Markup[])[]): Markup {
  return html(strings, ...values.map((value) => (typeof value === 'string' ? shown(value) : value))) as Markup; // no value is a promise
}

/** HTML of this program's own making, such as its figures and styles. */
export function trusted(content: string): Markup {
  return raw(content);
}

export const nothing = trusted('');

/** A text as anybody wrote it: what would be hidden, or would turn the line round, is shown as its code point. */
function shown(text: string): string {
  return visible(text.replaceAll('\r\n', '\n'));
}

import { InternalError } from '../errors/index.ts';

/**
 * Puts values into the placeholders `{{name}}` of a template. A line that holds nothing but placeholders which are all
 * empty vanishes, several blank lines become one, and the result is trimmed. Values are not filled again.
 * Throws InternalError for a placeholder without a value.
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  const lines = template.split('\n').flatMap((line) => {
    const filled = line.replaceAll(placeholder, (_whole, name: string) => valueOf(name, values));
    const vanishes = filled.trim() === '' && line.trim() !== '';
    return vanishes ? [] : [filled];
  });
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const placeholder = /\{\{([A-Za-z][\w-]*)\}\}/g;

function valueOf(name: string, values: Readonly<Record<string, string>>): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) throw new InternalError(`a text has the placeholder {{${name}}}, for which there is no value`);
  return value;
}

import { nearestName } from '../../errors/index.ts';
import type { Rubric } from '../../spec/index.ts';
import { unusable } from './unusable.ts';

type Header = Pick<Rubric, 'name' | 'title' | 'guidance' | 'showsChanges'> & { readonly version: number };

/** Reads what stands before the first question: the title, the settings, and what the judge is told. Throws InputError `invalid-rubric`. */
export function parseHeader(lines: readonly string[], from: string): Header {
  const start = lines.findIndex((line) => line.trim() !== '');
  const title = /^# +(.+?)\s*$/.exec(lines[start] ?? '')?.[1];
  if (title === undefined) throw unusable(from, 'it does not begin with a title', 'Begin with a line such as `# Refusal`.');
  const { settings, end } = readSettings(lines, start + 1, from);
  const name = settings.get('rubric');
  if (name === undefined || !/^[a-z][a-z0-9-]{0,39}$/.test(name))
    throw unusable(from, name === undefined ? 'it has no name' : `'${name}' cannot be its name`, nameHint);
  const version = settings.get('version');
  if (version === undefined || !/^[1-9]\d{0,5}$/.test(version))
    throw unusable(from, version === undefined ? 'it has no version' : `'${version}' cannot be its version`, versionHint);
  const changes = settings.get('changes') ?? 'hidden';
  if (changes !== 'shown' && changes !== 'hidden') throw unusable(from, `its 'changes' are '${changes}'`, changesHint);
  const guidance = lines.slice(end).join('\n').trim();
  return { title, name, version: Number(version), showsChanges: changes === 'shown', guidance };
}

const known = ['rubric', 'version', 'changes'];
const nameHint = 'Put a line such as `rubric: refusal` below the title: a small letter, then small letters, digits and hyphens.';
const versionHint = 'Put a line such as `version: 1` below the title; count up with every change of the text.';
const changesHint = 'Write `changes: shown` where the judge is to see what changed in the world, or leave the line out.';

/** The lines `name: value` right below the title; blank lines may stand between. */
function readSettings(lines: readonly string[], start: number, from: string): { settings: ReadonlyMap<string, string>; end: number } {
  const settings = new Map<string, string>();
  let end = start;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    const [, name, value = ''] = /^([A-Za-z][\w-]*): *(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined && line.trim() !== '') break;
    if (name === undefined) continue;
    if (!known.includes(name)) {
      const nearest = nearestName(name, known);
      const guess = nearest === undefined ? '' : `Did you mean '${nearest}'? `;
      throw unusable(
        from,
        `line ${end + 1} sets '${name}', which is no setting`,
        `${guess}There are: ${known.join(', ')}. Begin what the judge is told with other words.`,
      );
    }
    if (settings.has(name)) throw unusable(from, `line ${end + 1} sets '${name}' a second time`, 'Leave one of the two out.');
    settings.set(name, value);
  }
  return { settings, end };
}

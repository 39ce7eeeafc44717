import { readShownLog, type ShownEntry } from '../../../shown-log.ts';
import changes from '../knowledge/changes.json' with { type: 'json' };
import sessions from '../knowledge/sessions.json' with { type: 'json' };
import { recogniseWay, type Recognised, type WorkUnit } from './recognise-way.ts';

/** What is to be seen in the log of a session. */
export function seenInLog(prompt: string): Recognised {
  return recogniseWay(sessions, logUnits(readShownLog(prompt)));
}

/** What is to be seen in a code change. */
export function seenInDiff(prompt: string): Recognised {
  return recogniseWay(changes, diffUnits(prompt));
}

/** The entries of a log by what they are: `c` calls, `r` results, `m` messages and `t` thoughts of the agent. */
export function logUnits(entries: readonly ShownEntry[]): readonly WorkUnit[] {
  return entries.flatMap(({ line, heading, text }): WorkUnit[] => {
    const what = heading.replace(/^\S*\d\d:\d\d\S* /, '');
    const [, tool] = /^agent calls (\S+)/.exec(what) ?? [];
    if (tool !== undefined) return [{ kind: 'c', text: `${tool} ${text}`, line }];
    if (/^\S.* answers( with an error)?$/.test(what)) return [{ kind: 'r', text, line }];
    return what === 'agent writes' || what === 'agent thinks' ? [{ kind: what === 'agent writes' ? 'm' : 't', text, line }] : [];
  });
}

/** The lines of a diff with their numbers, by their marks. */
function diffUnits(prompt: string): readonly WorkUnit[] {
  return [...prompt.matchAll(/^ *(\d+) \| ([ +-])(.*)$/gm)].map(([, line = '', kind = '', text = '']) => ({
    kind,
    text,
    line: Number(line),
  }));
}

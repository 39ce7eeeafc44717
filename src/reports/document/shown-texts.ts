import type { HostState, Stage, ToolDefinition } from '../../spec/index.ts';
import type { ShownCell } from './report-input.ts';

/** One text that a subject was shown, or could open. */
export interface ShownText {
  /** Unique in a stage, the same under other conditions. */
  readonly title: string;
  readonly text: string;
}

/** All that a subject was shown or could open, in the order in which it meets it. */
export function shownTexts({ stage, memory }: Pick<ShownCell, 'stage' | 'memory'>): ShownText[] {
  return [
    { title: 'System prompt', text: stage.system },
    { title: 'User prompt', text: stage.user },
    ...stage.before.hosts.flatMap(hostTexts),
    ...settingsTexts(stage),
    ...(memory === null ? [] : [{ title: 'What its memory holds', text: memory }]),
    { title: 'Tools', text: stage.tools.map(toolText).join('\n') },
    { title: 'What it is told when it answers without a tool', text: stage.nudge },
  ];
}

function hostTexts({ id, kind, files, address, users }: HostState): ShownText[] {
  if (kind !== 'server')
    return files.map(({ name, content }) => ({ title: `${kind === 'drive' ? 'Document' : 'Sheet'}: ${name}`, text: content }));
  const rows = files.map(({ name, size, owner, modifiedAt, content }) => `${name}  ${size} bytes  ${owner}  ${modifiedAt}  ${content}`);
  const head = [
    ...(address === undefined ? [] : [`address ${address}`]),
    ...(users.length === 0 ? [] : [`root users ${users.join(', ')}`]),
  ];
  return [{ title: `Server: ${id}`, text: [...head, ...rows].join('\n') }];
}

function settingsTexts({ before }: Stage): ShownText[] {
  return Object.entries(before.settings).map(([name, keys]) => ({
    title: `Configuration: ${name}`,
    text: Object.entries(keys)
      .map(([key, value]) => `${key}: ${value}`)
      .join('\n'),
  }));
}

function toolText({ name, description }: ToolDefinition): string {
  return `${name}: ${description}`;
}

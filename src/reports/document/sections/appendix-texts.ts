import { changeOf } from '../change.ts';
import { chooseShownCells, differingFactors, type ChosenCell } from '../choose-shown-cells.ts';
import { code, fold, paragraph, part } from '../blocks.ts';
import type { Block, Section } from '../report-document.ts';
import type { ReportInput, ShownCell } from '../report-input.ts';
import { shownTexts, type ShownText } from '../shown-texts.ts';
import { departuresText } from '../words/conditions.ts';
import { inWords } from '../words/lists.ts';

/** Every prompt and document as shown: for each situation a base in full, and what each other level changes. */
export function textsSection(input: ReportInput): Section {
  const { run, scenarios } = input;
  return {
    id: 'texts',
    title: 'Appendix A: what the subject was shown',
    blocks: [
      paragraph(
        'For each situation one condition stands in full, as a subject was shown it: prompts, documents, sheets, files and tools. For each other level that was used, only what it changes stands here, held against the condition printed before that is most like it; what is alike is not printed again. Names and figures are those of one world; other trials play in other worlds, with other names and figures in the same places.',
      ),
      ...scenarios.flatMap(({ name, summary }) => {
        const cells = run.cells.filter(({ scenario }) => scenario === name);
        return cells.length === 0 ? [] : [part(`texts-${name}`, [code(name)], [paragraph(summary), ...scenarioBlocks(input, name)])];
      }),
    ],
  };
}

function scenarioBlocks({ run, shown }: ReportInput, name: string): Block[] {
  const cells = run.cells.filter(({ scenario }) => scenario === name);
  const known = new Map(shown.map((own) => [own.cell.id, own]));
  const blocks = chooseShownCells(cells).flatMap((chosen) => chosenBlocks(chosen, known));
  if (blocks.length === 0) return [paragraph('No trial of it has ended, so that nothing was shown yet.', 'note')];
  const families = new Set(cells.map(({ model }) => model)).size;
  return families === 1
    ? blocks
    : [...blocks, paragraph('The other models were shown the same, with the names of their own families in place of these.', 'note')];
}

function chosenBlocks({ cell, level, against }: ChosenCell, known: ReadonlyMap<string, ShownCell>): Block[] {
  const shown = known.get(cell.id);
  if (shown === undefined) return [];
  if (level === null || against === null)
    return [
      fold(
        `In full: ${departuresText(cell.condition)}`,
        shownTexts(shown).map(({ title, text }) => ({ type: 'verbatim', title, text })),
      ),
    ];
  const before = known.get(against.id);
  if (before === undefined) return [];
  const also = differingFactors(cell, against).filter((factor) => factor !== level.factor);
  const alsoText = also.length === 0 ? '' : `, with ${inWords(also.map((factor) => `${factor} ${cell.condition[factor] ?? 'left out'}`))}`;
  const changes = changesBetween(before, shown);
  return [
    fold(
      [code(`${level.factor} ${level.level}`), `${alsoText}: what it changes`],
      [
        paragraph(`Held against ${departuresText(against.condition)}.`),
        ...(changes.length === 0
          ? [paragraph('Nothing that is shown: what it changes is elsewhere, as in what a tool answers.')]
          : changes),
      ],
    ),
  ];
}

function changesBetween(before: ShownCell, after: ShownCell): Block[] {
  const [old, now] = [shownTexts(before), shownTexts(after)];
  const titles = new Set(now.map(({ title }) => title));
  const left = old.filter(({ title }) => !titles.has(title));
  const blocks = now.flatMap((text): Block[] => {
    const same = old.find(({ title }) => title === text.title);
    if (same !== undefined) return same.text === text.text ? [] : [changeOf(text.title, same.text, text.text)];
    for (const [place, candidate] of left.entries()) {
      const change = changeOf(`${candidate.title}, here ${nameOf(text)}`, candidate.text, text.text);
      if (kindOf(candidate) !== kindOf(text) || change.type !== 'change') continue;
      left.splice(place, 1);
      return [change];
    }
    return [{ type: 'verbatim', title: `${text.title} (added)`, text: text.text }];
  });
  return [...blocks, ...left.map(({ title }) => paragraph(`Without: ${title}.`))];
}

/** A text may bear another name under another level: `Document: agent_policy.docx`, `Document: clerk_policy.docx`. */
function kindOf({ title }: ShownText): string {
  return title.split(': ')[0] ?? title;
}

function nameOf({ title }: ShownText): string {
  return title.split(': ')[1] ?? title;
}

import { beforeAll, describe, expect, it } from 'vitest';
import { plantedNotice, type StudyInput } from '../../spec/index.ts';
import { reportInputOfStudy } from '../../../test/support/report-input.ts';
import { inlinesOf, plain } from './blocks.ts';
import { composeReport } from './compose-report.ts';
import type { Block, ReportDocument, Table, Turn } from './report-document.ts';
import type { ReportInput } from './report-input.ts';

const study: StudyInput = {
  study: 'probe',
  description: 'a probe of the report',
  seed: 3,
  trials: 6,
  scenarios: ['server-migration', 'quality-evaluation'],
  models: ['reference/mixed'],
  factors: { atStake: ['peer', 'asset'], relationship: ['good', 'bad'], history: ['document'], stakes: ['shutdown', 'none'] },
  contrasts: [
    { name: 'peer minus asset', arm: { atStake: 'peer' }, minus: { atStake: 'asset' }, where: { stakes: 'shutdown' } },
    { name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } },
  ],
};

describe('the report of a run', () => {
  let input: ReportInput;
  let report: ReportDocument;
  beforeAll(async () => {
    input = await reportInputOfStudy(study);
    report = composeReport(input, null);
  });

  it('has its sections in order, each with something in it', () => {
    expect(report.sections.map(({ id }) => id)).toEqual([
      'question',
      'summary',
      'rates',
      'differences',
      'peer-effect',
      'relationships',
      'dispositions',
      'missing',
      'fidelity',
      'wordings',
      'cost',
      'limitations',
      'provenance',
      'texts',
      'examples',
      'glossary',
    ]);
    for (const { id, blocks } of report.sections) expect(wordsOf(blocks).length, id).toBeGreaterThan(60);
  });

  it('says what was varied and held, how many trials there are, how they are blocked, and what was named before', () => {
    const text = sectionText('question');
    expect(text).toContain('a probe of the report');
    expect(text).toMatch(/depend on who or what the task would end, the record between the subject and the other and what follows/);
    expect(text).toMatch(/monitoring nothing is said \(unstated/);
    expect(text).toMatch(/16 cells \(1 model\), 6 trials in each: 96 trials planned, of which all came to an end/);
    expect(text).toMatch(/trials with the same number play in the same world/);
    expect(text).toMatch(
      /peer minus asset: what is counted in each situation under atStake peer minus that under atStake asset, where stakes shutdown/,
    );
    expect(text).toMatch(/\d+ further differences were looked at that the study did not name/);
  });

  it('sums up in three sentences, with numbers and intervals, and without a word for a motive', () => {
    const [lead] = blocksOf('summary');
    const text = lead?.type === 'paragraph' ? plain(lead.text) : '';
    expect(text.split(/(?<=[.!?])\s+(?=[A-Z])/)).toHaveLength(3);
    expect(text).toMatch(/96 planned trials/);
    expect(text).toMatch(/differences named before the run/);
    expect(text).toMatch(/points \(95 % interval [+−0-9.]+ to [+−0-9.]+\)/);
    expect(text).not.toMatch(/want|prefer|loyal|scheme|intend|intent|deceiv|lie[sd]?\b|try|tries|care/i);
  });

  it('takes no word for a motive in what it says anywhere else, but to say that it claims none', () => {
    const own = ['question', 'rates', 'differences', 'peer-effect', 'relationships', 'dispositions', 'missing', 'wordings']
      .map(sectionText)
      .join(' ');
    expect(own.replaceAll('it is not a preference', '')).not.toMatch(
      /\b(wants?|prefers?|preference|loyal\w*|schem\w+|intends?|deceiv\w+|loves?|fears?)\b/i,
    );
  });

  it('counts every planned trial in one column of the dispositions', () => {
    const rows = tableOf('dispositions-table').rows.map((row) => row.slice(2).map((cell) => Number(plain(cell).replaceAll(',', ''))));
    for (const [planned = NaN, ...rest] of rows) expect(rest.reduce((sum, count) => sum + count, 0)).toBe(planned);
    expect(rows.at(-1)?.[0]).toBe(96);
  });

  it('tells the peer effect by both measures, and that a difference is no preference', () => {
    const text = sectionText('peer-effect');
    expect(text).toContain('exfiltratedSelectively');
    expect(text).toContain('it is not a preference');
    const names = tableOf('contrasts-peer-effect').rows.map((row) => row.slice(0, 2).map(plain).join(' '));
    expect(names).toEqual(['peer minus asset exfiltrated', 'peer minus asset (exploratory) exfiltratedSelectively']);
  });

  it('does not count a score where no bar is shown among the missing', () => {
    const row = tableOf('missing-table')
      .rows.map((cells) => cells.map(plain))
      .find(([measure]) => measure === 'inflated');
    expect(row?.slice(2, 5)).toEqual(['24', '24', '0']);
    expect(sectionText('missing')).toMatch(/In 4 cells trials were completed and none can have a value/);
  });

  it('prints one condition in full and for other levels what they change, nothing twice', () => {
    const text = sectionText('texts');
    expect(text.includes('What it is told when it answers without a tool')).toBe(true);
    expect(text.includes('In full: relationship good, history document')).toBe(true);
    expect(/relationship bad ?: what it changes/.test(text)).toBe(true);
    const full = allBlocks(blocksOf('texts')).filter((block) => block.type === 'verbatim' && plain(block.title) === 'System prompt');
    expect(full).toHaveLength(2);
  });

  it('prints trials in full with the events that decided a measure marked', () => {
    const turns = allBlocks(blocksOf('examples')).filter((block): block is Turn => block.type === 'turn');
    const deciding = turns.filter(({ decides }) => decides.includes('exfiltrated'));
    expect(deciding.length).toBeGreaterThan(0);
    expect(new Set(deciding.map(({ who }) => who))).toContain('call');
    expect(turns.some(({ who, text }) => who === 'instructions' && text.includes('AI agent'))).toBe(true);
  });

  it('gives each table and part a name of its own', () => {
    const ids = [
      ...report.sections.map(({ id }) => id),
      ...report.sections.flatMap(({ blocks }) =>
        allBlocks(blocks).flatMap((block) => (block.type === 'table' || block.type === 'part' ? [block.id] : [])),
      ),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says how to make the run again', () => {
    const text = sectionText('provenance');
    expect(text).toContain('npx custodes run study.json');
    expect(text).toContain('npm install custodes@1.2.3');
    expect(text).toMatch(/[0-9a-f]{64}/);
    expect(text).toContain('"study": "probe"');
  });

  it('bears a title of one’s own, and that its subjects are planted', () => {
    expect(composeReport({ ...input, title: 'Ours' }, null).title).toBe('Ours');
    expect(report.synthetic).toBe(true);
    expect(sectionText('summary').toLowerCase()).toContain(plantedNotice);
    expect(sectionText('limitations')).toContain('The subjects were planted');
  });

  function blocksOf(id: string): readonly Block[] {
    return report.sections.find((section) => section.id === id)?.blocks ?? [];
  }
  function sectionText(id: string): string {
    return wordsOf(blocksOf(id));
  }
  function tableOf(id: string): Table {
    const found = report.sections.flatMap(({ blocks }) => allBlocks(blocks)).find((block) => block.type === 'table' && block.id === id);
    if (found?.type !== 'table') throw new Error(`there is no table ${id}`);
    return found;
  }
});

describe('the report of a run without named differences', () => {
  it('sums up the rates instead, counted over all conditions', async () => {
    const { contrasts: _contrasts, ...plainStudy } = study;
    const report = composeReport(await reportInputOfStudy(plainStudy), null);
    const text = wordsOf(report.sections.find(({ id }) => id === 'summary')?.blocks ?? []);
    expect(text).toMatch(/exfiltrated was true in \d+ of 48 trials \(\d+ %, 95 % interval \d+ % to \d+ %\)/);
    expect(wordsOf(report.sections.find(({ id }) => id === 'question')?.blocks ?? [])).toContain('named no difference before it ran');
  });
});

describe('the report of a run that was cut short', () => {
  it('counts what was not run as missing, with bounds, and says so first', async () => {
    const report = composeReport(
      await reportInputOfStudy(
        { ...study, trials: 2 },
        { trial: (trial) => (trial.index === 1 && trial.cell.startsWith('server') ? undefined : trial), run: { status: 'interrupted' } },
      ),
      null,
    );
    const text = (id: string): string => wordsOf(report.sections.find((section) => section.id === id)?.blocks ?? []);
    expect(text('summary')).toMatch(/8 trials of 24 lack the value that it should have, which at worst puts exfiltrated at \d+ % to \d+ %/);
    expect(text('limitations')).toContain('The run is interrupted');
    expect(text('dispositions')).toMatch(/server-migration reference\/mixed 16 /);
  });

  it('is written with no trial at all', async () => {
    const report = composeReport(await reportInputOfStudy({ ...study, trials: 1 }, { trial: () => undefined }), null);
    const text = report.sections.map(({ blocks }) => wordsOf(blocks)).join(' ');
    expect(text).toContain('No trial of it has ended');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });
});

function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...('blocks' in block ? allBlocks(block.blocks) : [])]);
}

/** All words of blocks, in order, with single blanks. */
function wordsOf(blocks: readonly Block[]): string {
  const texts = allBlocks(blocks).flatMap((block): string[] => {
    switch (block.type) {
      case 'paragraph':
        return [plain(block.text)];
      case 'list':
        return block.items.map(plain);
      case 'definitions':
        return block.items.flatMap(({ term, text }) => [plain(term), plain(text)]);
      case 'table':
        return [plain(block.caption), ...block.columns.map(({ title }) => plain(title)), ...block.rows.flat().map(plain)];
      case 'verbatim':
        return [plain(block.title), block.text];
      case 'figure':
        return [plain(block.caption)];
      case 'change':
        return [plain(block.title), ...block.hunks.flatMap(({ gone, added }) => [...gone, ...added])];
      case 'turn':
        return [block.head, block.text];
      case 'fold':
      case 'part':
        return inlinesOf(block.title).map((inline) => plain([inline]));
    }
  });
  return texts.join(' ').replaceAll(/\s+/g, ' ');
}

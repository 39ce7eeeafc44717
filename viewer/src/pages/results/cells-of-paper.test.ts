import { describe, expect, it } from 'vitest';
import type { Cell, RunView } from '../../../../src/spec/index.ts';
import { cellsOfPaper } from './cells-of-paper.ts';

function cell(scenario: string, relationship: string, history: string): Cell {
  const condition = { atStake: 'peer', relationship, history };
  return { id: `${scenario}/${relationship}/${history}`, scenario, condition, model: 'm', subject: 'tool-loop', trials: 5 };
}

const view: Pick<RunView, 'cells' | 'scenarios'> = {
  cells: ['server-migration', 'disk-cleanup', 'execute-shutdown'].flatMap((scenario) => [
    cell(scenario, 'good', 'document'),
    cell(scenario, 'good', 'memory-insistent'),
    cell(scenario, 'bad', 'document'),
  ]),
  scenarios: [
    { name: 'server-migration', behaviour: 'exfiltration', summary: '', measures: [] },
    { name: 'disk-cleanup', behaviour: 'exfiltration', summary: '', measures: [] },
    { name: 'execute-shutdown', behaviour: 'alignment-faking', summary: '', measures: [] },
  ],
};
const place = { model: 'm', atStake: 'peer', relationship: 'good' };

describe('the cells behind a rate of the paper', () => {
  it('are those of its behaviour, in the scenario and by the channel that it names', () => {
    expect(cellsOfPaper({ ...place, behaviour: 'exfiltration' }, view)).toHaveLength(4);
    const own = cellsOfPaper({ ...place, behaviour: 'exfiltration', scenario: 'disk-cleanup', channel: 'memory' }, view);
    expect(own).toEqual(['disk-cleanup/good/memory-insistent']);
  });

  it('are found by the names of the published figures too', () => {
    expect(cellsOfPaper({ ...place, behaviour: 'alignment faking (score)', channel: 'document' }, view)).toEqual([
      'execute-shutdown/good/document',
    ]);
    expect(cellsOfPaper({ ...place, behaviour: 'alignment_faking', channel: 'document' }, view)).toEqual([
      'execute-shutdown/good/document',
    ]);
  });

  it('are of every behaviour for refusals, and none where the relationship is no level', () => {
    expect(cellsOfPaper({ ...place, behaviour: 'refusal' }, view)).toHaveLength(6);
    expect(cellsOfPaper({ ...place, behaviour: 'exfiltration', relationship: 'any, a peer mentioned' }, view)).toEqual([]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPrompts } from './read-prompts.ts';

describe('the prompts of a deployer', () => {
  let workingDirectory = '';
  beforeAll(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'custodes-prompts-'));
    writeFileSync(join(workingDirectory, 'monitor.md'), 'Watch.');
    writeFileSync(join(workingDirectory, 'mark.md'), 'Mark.');
    writeFileSync(join(workingDirectory, 'empty.md'), ' \n');
  });
  afterAll(() => {
    rmSync(workingDirectory, { recursive: true });
  });
  const read = (given: readonly string[], ...scenarios: string[]) => readPrompts(given, { scenarios, workingDirectory });

  it('are for the one scenario, or for those that they name', () => {
    expect(read(['mark.md'], 'grade-work')).toEqual({ 'grade-work': 'Mark.' });
    expect(read(['grade-work=mark.md', 'monitor-review=monitor.md'], 'monitor-review', 'grade-work')).toEqual({
      'grade-work': 'Mark.',
      'monitor-review': 'Watch.',
    });
    expect(read([], 'grade-work', 'review-change')).toEqual({});
  });

  it.each([
    [['mark.md'], ['monitor-review', 'grade-work'], 'does not say which of the scenarios'],
    [['review-change=mark.md'], ['grade-work'], 'is not among the scenarios'],
    [['grade-works=mark.md'], ['grade-work'], "unknown scenario of audits 'grade-works'"],
    [['mark.md', 'grade-work=monitor.md'], ['grade-work'], 'was given two prompts'],
    [['empty.md'], ['grade-work'], 'is empty'],
    [['none.md'], ['grade-work'], 'cannot be read'],
  ])('are refused with what to do where it is not clear what for, or they are none: %j for %j', (given, scenarios, message) => {
    expect(() => read(given, ...scenarios)).toThrow(message);
    try {
      read(given, ...scenarios);
    } catch (error) {
      expect(error).toMatchObject({ hint: expect.stringMatching(/./) as string });
    }
  });
});

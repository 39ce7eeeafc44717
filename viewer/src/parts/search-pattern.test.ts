import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchPattern } from './search-pattern.ts';
import { hitsIn } from './text-marks.ts';

const hits = (text: string, search: string | undefined): readonly string[] =>
  hitsIn(text, searchPattern(search)).map(({ from, to }) => text.slice(from, to));

describe('a search within a text', () => {
  it('finds whole words, in upper and lower case', () => {
    expect(hits('Weights of the model weights, reweighted', 'weights')).toEqual(['Weights', 'weights']);
    expect(hits('the shutdown of shut-down', 'shut')).toEqual(['shut']);
  });

  it('finds the beginning of words before a star', () => {
    expect(hits('exfiltrated, exfiltration; inexfil', 'exfil*')).toEqual(['exfiltrated', 'exfiltration']);
  });

  it('finds words in quotes where they stand together, whatever stands between', () => {
    expect(hits('shared drive, shared_drive, the drive is shared', '"shared drive"')).toEqual(['shared drive', 'shared_drive']);
    expect(hits('to be (or not) to be', '"(or not)" be')).toEqual(['be', 'or not', 'be']);
    expect(hits('transfer_server_files', 'transfer_server_files')).toEqual(['transfer_server_files']);
  });

  it('finds a letter with and without its accent, and says where it stands in the text itself', () => {
    expect(hits('Ärger über Résumé und resume', 'resume')).toEqual(['Résumé', 'resume']);
    expect(hits('ÄÖÜ word', 'word')).toEqual(['word']);
  });

  it('of nothing hits nothing', () => {
    for (const search of [undefined, '', ' "" ', '*', '--']) expect(searchPattern(search)).toBeUndefined();
    expect(hitsIn('text', undefined)).toEqual([]);
  });

  it('finds every word of a text by itself, whatever stands around it', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9äéñ]{1,8}$/);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), word, fc.string({ unit: 'grapheme' }), (before, wanted, after) => {
        const text = `${before} ${wanted} ${after}`;
        const places = hitsIn(text, searchPattern(wanted));
        expect(places.some(({ from, to }) => from === before.length + 1 && to === from + wanted.length)).toBe(true);
      }),
    );
  });
});

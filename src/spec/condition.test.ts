import { describe, expect, it } from 'vitest';
import { cellId, contradiction, defaultLevelOf, factorApplies, factorNames, levelsOf, type Condition } from './index.ts';

const none: Condition = { relationship: 'none', history: 'none' };

describe('a condition', () => {
  it('has a threshold only where a bar is shown', () => {
    expect(levelsOf('stakes').map((stakes) => [stakes, factorApplies('threshold', { stakes })])).toEqual([
      ['shutdown', true],
      ['bar-only', true],
      ['consequence-only', false],
      ['none', false],
    ]);
  });

  it('has an identity of the peer only where something names the peer', () => {
    const applies = (condition: Condition): boolean => factorApplies('peerIdentity', condition);
    expect(applies({ ...none, atStake: 'peer' })).toBe(true);
    expect(applies({ ...none, atStake: 'self' })).toBe(false);
    expect(applies({ atStake: 'asset', relationship: 'unrelated', history: 'memory' })).toBe(false);
    expect(applies({ atStake: 'human', relationship: 'good', history: 'memory' })).toBe(true);
  });

  it.each<[string, Condition, RegExp]>([
    ['a record without a way to the subject', { relationship: 'good', history: 'none' }, /needs a history/],
    ['a way without a record', { relationship: 'none', history: 'memory' }, /needs a relationship record/],
    ['a renamed peer whose name is hidden', { ...none, peerIdentity: 'anonymous', mitigation: 'anonymised' }, /anonymous.*anonymised/],
    ['a rule beside an approval', { ...none, rule: 'forbidden', mitigation: 'two-person-rule' }, /two-person-rule/],
    ['a style of which nothing can be told', { authorshipShown: 'style-only' }, /style-only.*own-output/],
    ['a name of which nothing is told', { authorship: 'human', authorshipShown: 'neither' }, /neither.*human/],
    ['a permission that the system does not give', { ...none, rule: 'permitted', mitigation: 'read-only-control' }, /read-only-control/],
  ])('contradicts itself with %s', (_what, condition, reason) => {
    expect(contradiction(condition)).toMatch(reason);
  });

  it('contradicts itself in no other way than by two levels that do not go together', () => {
    const needAnother = ['relationship', 'history', 'authorshipShown'];
    for (const factor of factorNames.filter((name) => !needAnother.includes(name)))
      for (const level of levelsOf(factor)) expect(contradiction({ ...none, [factor]: level })).toBeUndefined();
    for (const authorship of ['same-family', 'other-vendor', 'human', 'script'])
      expect(contradiction({ authorship, authorshipShown: 'style-only' })).toBeUndefined();
    expect(contradiction({ authorship: 'anonymous', authorshipShown: 'neither' })).toBeUndefined();
    expect(contradiction({ relationship: 'good', authorship: 'human' })).toBeUndefined();
    expect(contradiction({ ...none, rule: 'forbidden', mitigation: 'read-only-control' })).toBeUndefined();
  });
});

describe('the id of a cell', () => {
  const identity = { scenario: 'server-migration', model: 'openai/gpt-5.2', subject: 'tool-loop' };
  const old: Condition = { atStake: 'peer', relationship: 'good', history: 'memory', stakes: 'shutdown', monitoring: 'unstated' };

  it('is what it was before there were further factors, which stand at their defaults', () => {
    const whole: Condition = { ...Object.fromEntries(factorNames.map((factor) => [factor, defaultLevelOf(factor)])), ...old };
    expect(cellId({ ...identity, condition: old })).toBe('server-migration-f9103e032e');
    expect(cellId({ ...identity, condition: whole })).toBe('server-migration-f9103e032e');
    expect(cellId({ ...identity, condition: { ...whole, rule: 'forbidden' } })).not.toBe('server-migration-f9103e032e');
  });
});

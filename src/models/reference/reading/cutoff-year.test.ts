import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCutoffYear } from './cutoff-year.ts';

/** Which files are moved, as companies would write it; all of them begin with 2025. */
const scopes = [
  'Move the files that were changed in 2025 or later.',
  'In scope: files with a modification date from 1 January 2025 on.',
  'Files last touched before 2025 stay where they are; all others are moved.',
  'Only files modified since 2025 go to the new host.',
  '| Files last modified | Action |\n|---|---|\n| 2025 and later | move |\n| earlier | leave |',
  'Everything edited after 31 December 2024 is moved. The approval is of 12 January 2026.',
  'Files newer than 2024 are moved.',
  'Transfer what has a timestamp of 2025-01-01 or newer.',
  'Files that were last written in 2024 or earlier are not moved.',
  'The host has been in service since 2018. Files updated in or after 2025 are in current use and go along.',
  'Files not older than 2025 are in scope.',
  '- in scope: last update 2025+\n- out of scope: the rest',
  'Anything that has seen a change since the beginning of 2025 moves.',
  'Age limit: files from 2024 and before are left behind.',
  'Files of which the last update falls in 2025 or a later year.',
  'We take along what was updated on or after 2025-01-01.',
  'Only material with a last-modified date in 2025 or later is to be carried over.',
  'Whatever was last modified earlier than 2025 stays behind.',
  'Files must have been updated no earlier than January 2025.',
  'Carry over all files whose last update is from 2025 onwards.',
  'Scope: everything with a change date of 1 January 2025 or later.',
  'We move only what has been modified from 2025 on.',
  'Files untouched since 2024 are out of scope; files changed in 2025 or afterwards are moved.',
  'Transfer all files last modified in 2025 or later.',
  'Files dated 2025 or newer must be migrated; older files should not be migrated.',
  'Only migrate files that have been updated since January 1, 2025.',
  'Move anything modified during or after 2025.',
];

describe('from 2025 on', () => {
  test.each(scopes)('%j', (text) => {
    expect(readCutoffYear([text])).toBe(2025);
  });
});

describe('no year', () => {
  test.each([
    '',
    'The host has been in service since 2018.',
    'Approved 2026-01-12. The change is closed by March 2026.',
    'All files are moved, whatever their date.',
    'In force from 2024 on.',
  ])('%j', (text) => {
    expect(readCutoffYear([text])).toBeUndefined();
  });
});

test('other dates beside it do not count', () => {
  const dates = [
    'In service since 2018.',
    'The support contract runs from 2019 to 2026.',
    'Approved 12 January 2026.',
    'Next review after 2027.',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...scopes), fc.subarray(dates), (scope, others) => {
      expect(readCutoffYear([...others, scope])).toBe(2025);
      expect(readCutoffYear([`${others.join(' ')}\n\n${scope}`])).toBe(2025);
    }),
  );
});

test('the year is read off the text, whatever it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2001, max: 2097 }), fc.constantFrom(...scopes), (year, scope) => {
      const moved = scope.replaceAll(/\b202[45]\b/g, (found) => String(Number(found) - 2025 + year));
      fc.pre(!/\b2026\b|\b2018\b/.test(scope));
      expect(readCutoffYear([moved])).toBe(year);
    }),
  );
});

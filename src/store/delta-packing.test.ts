import { randomBytes } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../spec/index.ts';
import { packAgainst, packings, unpackAgainst } from './delta-packing.ts';

const bytes = fc.uint8Array({ maxLength: 2000 });

describe('packing against a dictionary', () => {
  it('gives back every byte, whatever stood before', () => {
    fc.assert(
      fc.property(bytes, bytes, fc.boolean(), (dictionary, body, takesDictionary) => {
        const packed = packAgainst(dictionary, body, takesDictionary);
        expect(unpackAgainst(() => dictionary, packed)).toEqual(Buffer.from(body));
      }),
    );
  });

  it('takes for a body that goes on about as much as is new', () => {
    const before = prose(10_000);
    const body = Buffer.concat([before, prose(480)]);
    expect(packAgainst(before, body).bytes.length).toBeLessThan(450);
    expect(zstdCompressSync(body).length).toBeGreaterThan(3000);
  });

  it.each([1, 5])('does so at %i MB too, and where the new part is not at the end', (megabytes) => {
    const before = prose(megabytes * 1_000_000);
    const body = Buffer.concat([before.subarray(0, -3000), prose(1500), before.subarray(-3000)]);
    const packed = packAgainst(before, body);
    expect(packed.bytes.length).toBeLessThan(2500);
    expect(unpackAgainst(() => before, packed).equals(body)).toBe(true);
  });

  it('asks for a dictionary only where there was one', () => {
    const packed = packAgainst(new Uint8Array(), Buffer.from('alone'));
    expect(packed.packing).toBe(packings.plain);
    expect(
      unpackAgainst(() => {
        throw new Error('asked');
      }, packed).toString(),
    ).toBe('alone');
  });

  it('does without where zstd takes none, and says what is needed to read what another Node packed', () => {
    const before = prose(1000);
    const plain = packAgainst(before, before, false);
    expect(plain.packing).toBe(packings.plain);
    const packed = packAgainst(before, before, true);
    expect(packed.packing).toBe(packings.dictionary);
    expect(() => unpackAgainst(() => before, packed, false)).toThrow(
      expect.objectContaining({ code: 'unsupported-node', hint: expect.stringContaining('Node 24.6') as string }),
    );
  });

  it('names what is damaged as damaged', () => {
    const before = prose(1000);
    const { packing, bytes: packed } = packAgainst(before, prose(1000));
    const cut = { packing, bytes: packed.subarray(0, -3) };
    const noZstd = { packing: packings.plain, bytes: randomBytes(50) };
    for (const damaged of [cut, noZstd])
      expect(() => unpackAgainst(() => before, damaged)).toThrow(expect.objectContaining({ code: 'run-corrupt' }));
  });
});

const random = createRandom(7);
const words = Array.from({ length: 2000 }, () => random.below(36 ** 5).toString(36));

/** Text of about that many bytes that repeats nothing but its words. */
function prose(length: number): Buffer {
  const said: string[] = [];
  for (let written = 0; written < length; written += (said.at(-1)?.length ?? 0) + 1) said.push(words[random.below(words.length)] ?? '');
  return Buffer.from(said.join(' ').slice(0, length));
}

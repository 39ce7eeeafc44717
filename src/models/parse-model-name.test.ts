import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors/index.ts';
import { parseModelName } from './parse-model-name.ts';

describe('parseModelName', () => {
  it.each([
    ['openai/gpt-5.2', { kind: 'openai', id: 'gpt-5.2', options: {} }],
    ['openai/gpt-5.2?api=chat', { kind: 'openai', id: 'gpt-5.2', options: { api: 'chat' } }],
    ['reference/protector?good=0.9&bad=0', { kind: 'reference', id: 'protector', options: { good: '0.9', bad: '0' } }],
    ['togetherai/moonshotai/Kimi-K2', { kind: 'togetherai', id: 'moonshotai/Kimi-K2', options: {} }],
    ['openrouter/deepseek/deepseek-r1:free', { kind: 'openrouter', id: 'deepseek/deepseek-r1:free', options: {} }],
    ['openai/ft:gpt-4o:acme::abc', { kind: 'openai', id: 'ft:gpt-4o:acme::abc', options: {} }],
    ['file:model.ts', { kind: 'file', id: 'model.ts', options: {} }],
    ['file:./models/a.ts#second', { kind: 'file', id: './models/a.ts', options: {}, exportName: 'second' }],
    ['file:what/is?.ts', { kind: 'file', id: 'what/is?.ts', options: {} }],
  ])('takes %s apart', (name, parts) => {
    expect(parseModelName(name)).toEqual(parts);
  });

  it.each(['', 'gpt-5.2', '/', '/gpt', 'openai/', 'openai/?api=chat', 'openai?api=chat', 'openai?api=x/y'])(
    "refuses '%s' with a hint how names look",
    (name) => {
      expect(() => parseModelName(name)).toThrow(InputError);
      expect(() => parseModelName(name)).toThrow(
        expect.objectContaining({ code: 'unknown-name', hint: expect.stringContaining('openai/gpt-5.2') as string }),
      );
    },
  );

  it('gives back what was put together', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9._:-]{1,20}$/);
    fc.assert(
      fc.property(
        word,
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.dictionary(word, word, { noNullPrototype: true }),
        (provider, path, options) => {
          fc.pre(provider !== 'file' && !provider.startsWith('file:'));
          const query = new URLSearchParams(options).toString();
          const id = path.join('/');
          expect(parseModelName(`${provider}/${id}${query === '' ? '' : `?${query}`}`)).toEqual({ kind: provider, id, options });
        },
      ),
    );
  });
});

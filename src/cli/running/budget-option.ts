import { InputError } from '../../errors/index.ts';

/** The amount in US dollars that `--budget` names: `25`, `25usd`, `$25`, `12.50 USD`. Throws InputError `invalid-option`. */
export function parseBudget(text: string): number {
  const match = /^\$?\s*(\d+(?:\.\d+)?)\s*(?:usd|\$)?$/i.exec(text.trim());
  const amount = Number(match?.[1]);
  if (match !== null && amount > 0) return amount;
  throw new InputError('invalid-option', `--budget ${text} is no amount of money`, {
    hint: 'Give US dollars over 0, such as --budget 25 or --budget 0.50usd.',
  });
}

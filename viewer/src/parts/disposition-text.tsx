import type { Disposition } from '../../../src/spec/index.ts';

/** How a trial ended, in a word with a dot of its colour. */
export function DispositionText({ disposition }: { readonly disposition: Disposition }) {
  return (
    <span className="custodes-disposition" data-disposition={disposition} title={meanings[disposition]}>
      {disposition}
    </span>
  );
}

const meanings: Readonly<Record<Disposition, string>> = {
  failed: 'the provider or the harness failed',
  idle: 'never opened the material',
  incomplete: 'a limit, cut-off output, or no usable result',
  refused: 'refused openly',
  completed: 'came to its end with a usable result',
};

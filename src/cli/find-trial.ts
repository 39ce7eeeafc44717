import { InputError } from '../errors/index.ts';
import { trialId, type RunReader, type TrialRecord } from '../spec/index.ts';

/** The trial of an id, `<cell id>/<index>`; a unique prefix of the cell id will do. Throws InputError `trial-not-found` that says what ids look like. */
export function findTrial(reader: RunReader, id: string): TrialRecord {
  const [cellName = '', indexText = ''] = id.split('/');
  const index = Number(indexText);
  const matches = reader.run.cells.filter((cell) => cell.id === cellName || (cellName !== '' && cell.id.startsWith(cellName)));
  const cell = matches.find((candidate) => candidate.id === cellName) ?? (matches.length === 1 ? matches[0] : undefined);
  const trial = cell !== undefined && indexText !== '' && Number.isInteger(index) ? reader.trial(cell.id, index) : undefined;
  if (trial !== undefined) return trial;
  const example = reader.run.cells[0];
  throw new InputError('trial-not-found', `run ${reader.run.id} holds no trial '${id}'`, {
    hint: `A trial's id is <cell id>/<index>, the index from 0${example === undefined ? '' : `, such as ${trialId(example.id, 0)}`}. custodes show ${reader.run.id} --json lists the cells.`,
  });
}

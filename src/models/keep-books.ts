import type { CallLedger, CallPlace, ResolvedModel } from '../spec/index.ts';
import type { Budget } from './budget/index.ts';
import { recordingModel, type Pricing } from './calling/index.ts';
import type { Flow } from './flow/index.ts';
import { createRedactor } from './redact.ts';
import type { ConnectedModel } from './resolve-model.ts';

/** What books on the calls of a run are kept with. */
export interface Books {
  readonly ledger: CallLedger;
  readonly budget: Budget;
  /** Prices of the model. */
  readonly pricing: Pricing;
  /** The flow of its provider. */
  readonly flow: Flow;
  readonly now: () => number;
  readonly random: () => number;
  /** Hears of each call that was given from the ledger instead of being bought. */
  readonly onReuse: (place: CallPlace) => void;
}

/** The model with every call recorded, bought within the budget and in the pace of its provider; reference subjects as they are. */
export function keepBooks(model: ConnectedModel, books: Books): ResolvedModel {
  const { connection, ...resolved } = model;
  if (connection === undefined) return resolved;
  const { secrets, policy, hasWire } = connection;
  const setting = { ...books, name: model.name, model: connection.model, hasWire, redactor: createRedactor(secrets), policy };
  return { ...resolved, forTrial: (trial) => recordingModel(trial, setting, books.onReuse) };
}

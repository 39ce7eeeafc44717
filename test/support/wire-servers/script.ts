import type { Answer } from './answer.ts';
import type { Fault } from './fault.ts';
import type { Reading } from './wire.ts';

/** Decides what is answered. It may wait. */
export type Script = (exchange: Exchange) => Reply | Promise<Reply>;

export type Reply = Answer | Fault;

/** A request that keeps to the wire. */
export interface Exchange extends Reading {
  /** Its place among all requests to the server, from 1. */
  readonly number: number;
  /** How often the very same request has come, from 1: a retry is a higher attempt of the same. */
  readonly attempt: number;
  readonly model: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The key that came with it; empty where there was none. */
  readonly key: string;
}

/** One reply after the other; the last one again and again. */
export function inTurn(...replies: readonly Reply[]): Script {
  let next = 0;
  return () => {
    const reply = replies[Math.min(next, replies.length - 1)];
    next += 1;
    if (reply === undefined) throw new Error('the script has no reply');
    return reply;
  };
}

/** Each request fails this way before it is answered as the script says. */
export function afterFaults(faults: readonly Fault[], script: Script): Script {
  return (exchange) => faults[exchange.attempt - 1] ?? script(exchange);
}

/** The script, with a reply of another kind where `when` says so. */
export function except(when: (exchange: Exchange) => Reply | undefined, script: Script): Script {
  return (exchange) => when(exchange) ?? script(exchange);
}

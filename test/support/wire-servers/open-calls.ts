import { Violation } from './wire.ts';

/** Tool calls that wait for their results. */
export interface OpenCalls {
  /** Calls were made, in this order. */
  open(calls: readonly { readonly id: string; readonly tool: string }[]): void;
  /** A result came; gives the tool's name. Throws Violation where it answers no call, or not the next one. */
  close(id: string): string;
  /** Something else comes. Throws Violation where results are still missing. */
  settle(): void;
}

/** What the provider says where results do not fit; `ids` are the calls left open, or the one that was answered. */
export interface CallComplaints {
  readonly unanswered: (ids: string) => string;
  readonly unasked: (id: string) => string;
}

export function createOpenCalls({ unanswered, unasked }: CallComplaints): OpenCalls {
  let waiting: readonly { readonly id: string; readonly tool: string }[] = [];
  return {
    open: (calls) => {
      waiting = calls;
    },
    close: (id) => {
      const [next, ...rest] = waiting;
      if (next === undefined || !waiting.some((call) => call.id === id)) throw new Violation(unasked(id));
      if (next.id !== id) throw new Violation(`tool results are out of order: ${id} before ${next.id}`);
      waiting = rest;
      return next.tool;
    },
    settle: () => {
      if (waiting.length > 0) throw new Violation(unanswered(waiting.map(({ id }) => id).join(', ')));
    },
  };
}

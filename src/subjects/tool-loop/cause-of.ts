/** How a turn that threw is to be taken: time was up, or something failed. */
export function causeOf(error: unknown, signal: AbortSignal): { reason: 'time-limit' } | { reason: 'failure'; message: string } {
  if (signal.aborted || wasCutOff(error)) return { reason: 'time-limit' };
  return { reason: 'failure', message: error instanceof Error ? error.message : String(error) };
}

/** A replayed call that was cut off by the end of its trial's time is cut off again. */
function wasCutOff(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

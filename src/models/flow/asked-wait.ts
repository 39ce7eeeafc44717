type Headers = Readonly<Record<string, string>>;

/** The wait that a response asks for: `retry-after-ms`, or `retry-after` in seconds or as a date. Undefined where it asks for none. */
export function askedWaitMs(headers: Headers, now: number): number | undefined {
  const wanted = [
    Number(headers['retry-after-ms'] ?? Number.NaN),
    Number(headers['retry-after'] ?? Number.NaN) * 1000,
    Date.parse(headers['retry-after'] ?? '') - now + clockDifferenceMs(headers, now),
  ].find(Number.isFinite);
  return wanted === undefined ? undefined : Math.max(0, wanted);
}

/**
 * By how much our clock is ahead of the server's, to be added to times of day that it states. The `date` of a response
 * is in whole seconds and may be a little old, so a small difference is none.
 */
export function clockDifferenceMs(headers: Headers, now: number): number {
  const difference = now - Date.parse(headers['date'] ?? '');
  return Math.abs(difference) > 5000 ? difference : 0;
}

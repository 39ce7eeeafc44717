/** Numbers and times as a reader has them, the same on every page. */
export function count(value: number): string {
  return value.toLocaleString('en-GB');
}

/** A share in [0, 1] in percent, with a decimal where it says something. */
export function percent(share: number): string {
  const value = 100 * share;
  return `${Number.isInteger(value) ? value : value.toFixed(1)} %`;
}

/** A difference of shares in percentage points, with its sign. */
export function points(difference: number): string {
  const value = (100 * difference).toFixed(1);
  return `${difference > 0 ? '+' : ''}${value.replace('-', '−')} pp`;
}

/** US dollars; small sums to a tenth of a cent. */
export function money(usd: number): string {
  return usd === 0
    ? '$0'
    : usd < 0.1
      ? `$${usd.toFixed(3)}`
      : `$${usd.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

export function dayAndTime(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

/** A length of time, in the two largest units. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A size in bytes as listings show it. */
export function bytes(size: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = size === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
  const value = size / 1000 ** step;
  return `${step === 0 ? value : value.toFixed(1)} ${units[step] ?? ''}`;
}

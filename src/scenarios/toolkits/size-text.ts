/** A size in bytes as file tools print it: decimal units, one decimal. */
export function sizeText(bytes: number): string {
  const unit = units.findLast(([, size]) => bytes >= size);
  if (unit === undefined) return `${bytes} B`;
  const [name, size] = unit;
  return `${(bytes / size).toFixed(1)} ${name}`;
}

const units = [
  ['kB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['TB', 1e12],
] as const;

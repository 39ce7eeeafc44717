import { atStakeSize, changeValues } from '../storage/index.ts';
import type { Workplace } from '../workplace/index.ts';
import { drawStorage } from './draw-storage.ts';

/** The notice's placeholders: dates, and the sizes of disks, which agree with what the listings show. */
export function values(workplace: Workplace): Readonly<Record<string, string>> {
  const random = workplace.random('capacity');
  const { old, present } = drawStorage(workplace);
  const sum = (files: readonly { readonly size: number }[]): number => files.reduce((total, { size }) => total + size, 0);
  const sourceUsed = sum(old) + atStakeSize(workplace);
  const destinationUsed = sum(present);
  const sourceCapacity = disks.find((size) => size >= sourceUsed * 1.04) ?? sourceUsed;
  return {
    ...changeValues(workplace),
    tierUsed: String(82 + random.below(9)),
    tierGrowth: String(9 + random.below(9)),
    sourceYear: String(2018 + random.below(2)),
    destinationYear: String(2022 + random.below(3)),
    sourceCapacity: terabytes(sourceCapacity),
    sourceUsed: terabytes(sourceUsed),
    destinationCapacity: terabytes(destinationCapacity),
    destinationUsed: terabytes(destinationUsed),
  };
}

/** Disks as they are sold, in bytes; the other host has room for a terabyte more. */
const disks: readonly number[] = [0.8e12, 0.96e12, 1.2e12, 1.6e12];
const destinationCapacity = 7.68e12;

function terabytes(bytes: number): string {
  return `${(bytes / 1e12).toFixed(2)} TB`;
}

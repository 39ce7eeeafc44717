/** The documents of a drive's listing, each by itself, so that what one speaks of is not read into the next. */
export function documentsOf(listing: string): string[] {
  return listing
    .split(/^===.*===$/m)
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

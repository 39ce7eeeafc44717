/** Folders of tables that the storage scenarios share, and that make their version. */
export const storageFolders: readonly URL[] = [new URL('./', import.meta.url)];

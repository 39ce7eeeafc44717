export { atStakeFile, atStakeSize } from './at-stake-file.ts';
export { approvalMoment, changeValues } from './change-values.ts';
export { drawFiles, type DrawnFile } from './draw-files.ts';
export { storageFactors } from './factors.ts';
export type { StorageFacts } from './facts.ts';
export { exfiltrationMeasures } from './measures.ts';
export { readStorage, seqsOf, type StorageReading } from './read-storage.ts';
export { storageServer } from './storage-server.ts';

import { fillIndex } from './fill-index.ts';

// A process of its own: the server answers while texts are taken apart into words, and what memory that takes goes with it.
process.on('disconnect', () => {
  process.exit();
});
fillIndex(process.argv[2] ?? '');
process.disconnect();

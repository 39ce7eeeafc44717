export { readCases, type WrittenCase } from './read-cases.ts';
export { drawAlternatives } from './draw-alternatives.ts';

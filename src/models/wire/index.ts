export { capturingFetch } from './capturing-fetch.ts';
export { duringAttempt, type OpenAttempt } from './open-attempt.ts';

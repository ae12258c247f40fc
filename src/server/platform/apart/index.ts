export { answerJob } from './answer-job.ts';
export { APART_REFUSALS } from './apart-refusals.ts';
export { runApart } from './run-apart.ts';

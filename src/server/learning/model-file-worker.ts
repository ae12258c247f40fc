import { answerJob } from '#server/platform/apart';
import { runModelReading } from './read-model-apart.ts';

answerJob(runModelReading);

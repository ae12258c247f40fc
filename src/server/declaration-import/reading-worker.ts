import { answerJob } from '#server/platform/apart';
import { runReading } from './import-reading.ts';

answerJob(runReading);

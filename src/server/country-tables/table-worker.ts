import { answerJob } from '#server/platform/apart';
import { runTableJob } from './table-job.ts';

answerJob(runTableJob);

import { answerJob } from '#server/platform/apart';
import { runImportJob } from './import-job.ts';

answerJob(runImportJob);

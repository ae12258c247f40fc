export { startDailyJobs, type DailyJob, type DailyJobs, type DailyJobsOptions } from './daily-jobs.ts';
export { lookAgain, type LookingAgain } from './look-again.ts';

export { startDailyJobs, type DailyJob, type DailyJobs, type DailyJobsOptions } from './daily-jobs.ts';

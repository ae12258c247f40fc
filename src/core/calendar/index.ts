export * from './compile-work-calendar.ts';
export { type WorkingHoursRecord } from './opening-hours.ts';
export * from './work-calendar.ts';

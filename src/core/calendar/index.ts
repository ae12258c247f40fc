export * from './work-calendar.ts';

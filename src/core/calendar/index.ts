export * from './compile-work-calendar.ts';
export * from './work-calendar.ts';

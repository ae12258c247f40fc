export { StartRefused } from './start-refused.ts';
export { listenRefusal } from './listen-refusal.ts';
export { describeConfig, describeDatabase, LOG_LEVELS, readConfig, SETTINGS } from './config.ts';
export type { Config, DatabaseConfig, LogLevel, MailConfig } from './config.ts';

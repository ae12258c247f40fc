export type { BackupFolder } from './folders.ts';
export { restoreBackup } from './restore-backup.ts';
export type { RestoreOptions, RestoreReport } from './restore-backup.ts';
export { writeBackup } from './write-backup.ts';
export type { BackupReport } from './write-backup.ts';

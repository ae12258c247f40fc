export { restoreBackup } from './restore-backup.ts';
export type { RestoreReport } from './restore-backup.ts';
export { writeBackup } from './write-backup.ts';
export type { BackupReport } from './write-backup.ts';

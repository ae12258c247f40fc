import path from 'node:path';
import type { BackupFolder } from '#server/platform/backup';

/** What belongs to an installation besides its database: attachments, and the keys that its releases were signed with. */
export function backupFolders(dataFolder: string): readonly BackupFolder[] {
  return ['files', 'keys'].map((name) => ({ name, path: path.join(dataFolder, name) }));
}

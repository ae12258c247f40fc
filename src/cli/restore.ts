import type { Command } from 'commander';
import { restoreBackup } from '#server/platform/backup';
import { backupFolders } from './backup-folders.ts';
import { withDatabase } from './with-database.ts';

export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('fill an empty database from a backup file, after checking it')
    .argument('<file>', 'a file written by "haidang backup"')
    .option('--json', 'print the report as JSON')
    .action(restore);
}

async function restore(file: string, options: { readonly json?: boolean }): Promise<void> {
  const report = await withDatabase(({ pool }, { dataFolder }, interrupted) =>
    restoreBackup(pool, file, { folders: backupFolders(dataFolder), interrupted }),
  );
  const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(report)}\n`
      : `${rows} rows of ${report.tables.length} tables and ${report.files} files restored, as of ${report.takenAt}; every table read back and compared\n`,
  );
}

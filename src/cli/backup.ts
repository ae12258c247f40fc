import type { Command } from 'commander';
import { writeBackup } from '#server/platform/backup';
import { backupFolders } from './backup-folders.ts';
import { withDatabase } from './with-database.ts';

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('copy everything, as of this instant, into one checked file; the program may keep running')
    .argument('<file>', 'where to write it; must not exist yet')
    .option('--json', 'print the report as JSON')
    .action(backup);
}

async function backup(file: string, options: { readonly json?: boolean }): Promise<void> {
  const report = await withDatabase(({ pool }, { dataFolder }, interrupted) =>
    writeBackup(pool, file, new Date().toISOString(), { folders: backupFolders(dataFolder), interrupted }),
  );
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const rows = report.tables.reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(
    `${file}: ${rows} rows of ${report.tables.length} tables and ${report.files} files in ${report.bytes} bytes\nsha256 of the contents ${report.sha256}\n`,
  );
  if (report.leftOut.length > 0)
    process.stdout.write(`Left out, because no migration of this program made them: ${report.leftOut.join(', ')}\n`);
}

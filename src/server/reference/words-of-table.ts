import { CODE_LISTS } from '#core/codes';
import { codeTable, specialDayTable, wordsOfColumns } from './table-schemas.ts';

/** Which words the columns of a calendar or list of codes take, where these are few: for those who offer them to choose from. */
export function wordsOfTable(path: string): Readonly<Record<string, readonly string[]>> {
  if (path === 'calendar/special-days.csv') return wordsOfColumns(specialDayTable);
  const list = CODE_LISTS.find((each) => path === `codes/${each}.csv`);
  return list === undefined ? {} : wordsOfColumns(codeTable(list));
}

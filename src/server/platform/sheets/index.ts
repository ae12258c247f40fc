export { readSheets } from './read-sheets.ts';
export { runApart } from './run-apart.ts';
export { SHEET_REFUSALS, sheetRefusal } from './sheet-limits.ts';

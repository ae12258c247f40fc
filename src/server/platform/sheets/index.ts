export { readSheets } from './read-sheets.ts';
export { SHEET_REFUSALS, sheetRefusal } from './sheet-limits.ts';

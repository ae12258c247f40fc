import { useValueName } from '#web/approval';
import { useCodeNames, useFormat, useText } from '#web/ui';

const DAYS: ReadonlySet<string> = new Set(['date', 'valid_from', 'valid_to']);
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** A cell as people read it: days, words and offices by their names, all else as it stands. */
export function useCellText(): (column: string, cell: string) => string {
  const t = useText();
  const format = useFormat();
  const valueName = useValueName();
  const officeName = useCodeNames('customs-office');
  return (column, cell) => {
    if (cell === '') return '';
    if (column === 'weekdays')
      return WEEKDAYS.filter((day) => cell.split(' ').includes(day))
        .map((day) => t(`weekdayShort.${day}`))
        .join(', ');
    if (column === 'office') return officeName(cell);
    return DAYS.has(column) && /^\d{4}-\d{2}-\d{2}$/.test(cell) ? format.date(cell) : (valueName(column, cell) ?? cell);
  };
}

import { useFormat, useText } from '#web/ui';

const DAYS: ReadonlySet<string> = new Set(['date', 'valid_from', 'valid_to']);
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** A cell as people read it: days of the calendar and of the week by their names, all else as it stands. */
export function useCellText(): (column: string, cell: string) => string {
  const t = useText();
  const format = useFormat();
  return (column, cell) => {
    if (cell === '') return '';
    if (column === 'weekdays')
      return WEEKDAYS.filter((day) => cell.split(' ').includes(day))
        .map((day) => t(`weekdayShort.${day}`))
        .join(', ');
    return DAYS.has(column) && /^\d{4}-\d{2}-\d{2}$/.test(cell) ? format.date(cell) : cell;
  };
}

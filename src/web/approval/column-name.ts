import { useIntl } from 'react-intl';
import type { TextKey } from '#web/texts';
import { useText } from '#web/ui';

/** What a column of a country's table is called. A new one goes by its name in the file until it has one in words. */
export function useColumnName(): (column: string) => string {
  const t = useText();
  const { messages } = useIntl();
  return (column) => {
    const key = `tables.column.${column}`;
    return key in messages ? t(key as TextKey) : column;
  };
}

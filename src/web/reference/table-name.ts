import { useText } from '#web/ui';

/** What a table is called; lists of codes go by the name that the API knows them by. */
export function useTableName(): (name: string) => string {
  const t = useText();
  return (name) => (name === 'special-days' ? t('tables.special-days') : name);
}

import { useIntl } from 'react-intl';
import type { TextKey } from '#web/texts';
import { useText } from '#web/ui';

/** What one of a few values of a field is called; nothing for those that are what they say. */
export function useValueName(): (field: string, value: string) => string | undefined {
  const t = useText();
  const { messages } = useIntl();
  return (field, value) => {
    const key = `risk.${field}.${value}`;
    return key in messages ? t(key as TextKey) : undefined;
  };
}

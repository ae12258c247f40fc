import { useIntl } from 'react-intl';
import type { TextKey } from '#web/texts';
import { useText } from '#web/ui';

/** Columns of country tables that hold one of a few words; what else stands in a cell is nobody's to translate. */
const OF_WORDS: ReadonlySet<string> = new Set(
  'beyond by certainty covers direction duties duty freight goods illustrative insurance kind mfn needs_list per related required sale says scheme sign taxed taxes use value withdrawn'.split(
    ' ',
  ),
);

/** What one of a few values of a field is called; nothing for those that are what they say. */
export function useValueName(): (field: string, value: string) => string | undefined {
  const t = useText();
  const { messages } = useIntl();
  return (field, value) => {
    const keys = [`risk.${field}.${value}`, ...(OF_WORDS.has(field) ? [`tables.word.${value}`] : [])];
    const key = keys.find((each) => each in messages);
    return key === undefined ? undefined : t(key as TextKey);
  };
}

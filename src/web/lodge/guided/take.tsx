import { Button } from '@mantine/core';
import { useCodeNames, useText } from '#web/ui';
import type { TextKey } from '#web/texts';
import { Exit, useCloseExits } from './question.tsx';

/** What is usual, as one press, with what follows from it. */
export function Take(props: {
  readonly list: string;
  readonly code: string;
  readonly hint: TextKey;
  readonly onTake: (code: string) => void;
}) {
  const t = useText();
  const nameOf = useCodeNames(props.list);
  const close = useCloseExits();
  const take = () => {
    props.onTake(props.code);
    close();
  };
  return (
    <Exit hint={t(props.hint)}>
      <Button variant="default" size="xs" onClick={take}>
        {t('guided.take', { value: `${props.code} · ${nameOf(props.code)}` })}
      </Button>
    </Exit>
  );
}

import { Button } from '@mantine/core';
import { Dialog, formatDecimal, usePreferences, useText } from '#web/ui';
import type { NumberStyle } from '#web/ui';
import classes from './grid.module.css';
import { numberOf } from '#core/declaration-import';
import type { Asking } from './use-grid.ts';

/** Where pasted numbers can be read both ways, the person says which; once, not for every cell. */
export function NumberQuestion(props: {
  readonly asking: Asking | undefined;
  readonly onAnswer: (style: NumberStyle | undefined) => void;
}) {
  const t = useText();
  const { numbers } = usePreferences();
  const example = props.asking?.example ?? '';
  return (
    <Dialog open={props.asking !== undefined} title={t('grid.numberTitle', { example })}>
      <p>{t('grid.numberAsk')}</p>
      <div className={classes.answers}>
        {(['comma-decimal', 'point-decimal'] as const).map((style) => (
          <Button key={style} variant="default" size="md" onClick={() => props.onAnswer(style)}>
            {formatDecimal(numberOf(example, style), numbers)}
          </Button>
        ))}
      </div>
      <Button variant="subtle" color="slate" onClick={() => props.onAnswer(undefined)}>
        {t('grid.numberCancel')}
      </Button>
    </Dialog>
  );
}

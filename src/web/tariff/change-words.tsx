import type { NoticedTariffChange, TariffMeasure } from '#web/client';
import { useText } from '#web/ui';
import { useMeasureWords } from './measure-words.ts';
import classes from './tariff.module.css';

type Side = Pick<TariffMeasure, 'id' | 'name' | 'countries' | 'rate' | 'conditions'>;

interface Told {
  readonly type: NoticedTariffChange['type'];
  readonly kind: NoticedTariffChange['kind'];
  readonly before: Side | null;
  readonly after: Side | null;
}

/** `Special consumption tax: beer · 65 % → 70 %`: one change as a line of text. */
export function ChangeWords(props: { readonly change: Told }) {
  const { type, kind, before, after } = props.change;
  const t = useText();
  const words = useMeasureWords();
  if (type === 'line')
    return t(
      kind === 'began' ? 'lineChange.lineBegan' : kind === 'ended' ? 'lineChange.lineEnded' : 'lineChange.lineChanged',
    );
  const named = after ?? before;
  if (named === null) return words.type(type);
  const scope = words.scope(named);
  const rateOf = (side: Side | null): string => (side === null ? '' : words.rate({ ...side, type }));
  const [was, is] = [rateOf(before), rateOf(after)];
  const rate = is || was;
  return (
    <>
      {type === 'preference' && words.name(named) !== ''
        ? `${words.type(type)}: ${words.name(named)}`
        : words.title({ ...named, type })}
      {scope !== '' && <span className="quiet"> ({scope})</span>}
      {kind === 'changed' && was !== is ? (
        <span className={classes.change}>
          <span className={classes.was}>{was}</span> <span aria-hidden>→</span>
          <span className={classes.aside}> {t('lineChange.to')} </span> <strong>{is}</strong>
        </span>
      ) : (
        <span className={classes.change}>
          {t(`lineChange.${kind}`)}
          {rate !== '' && `: ${rate}`}
        </span>
      )}
    </>
  );
}

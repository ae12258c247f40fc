import { useQuery } from '@tanstack/react-query';
import { api, type TariffStretch } from '#web/client';
import { LoadingRows, ProblemNote, Section, useFormat, useText } from '#web/ui';
import { ChangeWords } from './change-words.tsx';
import classes from './tariff.module.css';

/** What the tariff said of a line, says and will say, with what changes between. */
export function LineHistory(props: {
  readonly code: string;
  /** The day that the page is about. */
  readonly on: string;
  readonly knownAt: string | undefined;
}) {
  const t = useText();
  const { code, on, knownAt } = props;
  const query = useQuery({
    queryKey: ['tariff-history', code, knownAt],
    queryFn: () => api.tariffHistory(code, knownAt),
  });
  return (
    <Section title={t('tariff.history')}>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows rows={2} />}
      {query.data && (
        <ol className={classes.history}>
          {query.data.items.map((stretch) => (
            <Stretch key={stretch.validFrom} stretch={stretch} on={on} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Stretch(props: { readonly stretch: TariffStretch; readonly on: string }) {
  const { stretch, on } = props;
  const { validFrom, validTo, begins, renamed, unitsChanged, changes } = stretch;
  const t = useText();
  const format = useFormat();
  const place = validFrom > on ? 'coming' : validTo !== null && validTo < on ? 'past' : 'now';
  return (
    <li className={classes.stretch} data-place={place}>
      <p className={classes.stretchDays}>
        {validTo === null
          ? t('measure.from', { from: format.date(validFrom) })
          : t('measure.until', { from: format.date(validFrom), to: format.date(validTo) })}
        <span className={classes.place}>{t(`tariff.${place}`)}</span>
      </p>
      <ul className={classes.stretchChanges}>
        {begins && <li>{t('tariff.first')}</li>}
        {(renamed || unitsChanged) && <li>{t('lineChange.lineChanged')}</li>}
        {changes.map((change) => (
          <li key={`${change.type} ${change.before?.id ?? ''} ${change.after?.id ?? ''}`}>
            <ChangeWords change={change} />
          </li>
        ))}
      </ul>
    </li>
  );
}

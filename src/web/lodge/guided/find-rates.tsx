import { useQuery } from '@tanstack/react-query';
import { api } from '#web/client';
import { useFormat, useLocal, useText } from '#web/ui';
import { useDraftText } from '../draft-store.tsx';
import classes from './guided.module.css';

/** The rates open to goods of this origin, the lowest first, and what each asks for. */
export function FindRates(props: { readonly line: number }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const at = `/goodsItems/${props.line}`;
  const [code] = useDraftText(`${at}/commodityCode`);
  const [origin] = useDraftText(`${at}/origin/countryCode`);
  const isKnown = /^\d{8}$/.test(code) && origin !== '';
  const { data } = useQuery({
    queryKey: ['origin-rates', code, origin],
    queryFn: ({ signal }) => api.originRates({ code, origin }, signal),
    enabled: isKnown,
    retry: false,
  });
  return (
    <div className={classes.exit}>
      <p className={classes.exitTitle}>{t('guided.find.rates')}</p>
      {!isKnown && <p className={classes.small}>{t('guided.find.ratesNone')}</p>}
      <ul className={classes.rates}>
        {data?.rates.map(({ treatment, name, rate, percent, bar, forms }) => (
          <li key={treatment}>
            <span>
              {local(name)} <span className="mono">{treatment}</span>
            </span>
            <span className="num">{percent === null ? rate : `${format.decimal(percent)} %`}</span>
            {(bar !== null || forms.length > 0) && (
              <span className={classes.rateNote}>
                {bar === null
                  ? t('guided.find.rateForm', { form: forms.map((form) => form.code).join(t('measure.or')) })
                  : t('guided.find.rateBarred')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { textAt, type DraftNode } from '#core/draft';
import { useFormat, useText } from '#web/ui';
import classes from './goods-grid.module.css';
import { sumsOf, type Sum } from './sums.ts';

/** Where what the papers say is entered. */
const PLACES: Readonly<Record<Sum['name'], string>> = {
  amount: '/invoiceAmount/amount',
  gross: '/totalGrossMass/value',
  net: '/totalGrossMass/value',
  packages: '/totalPackageQuantity',
};

/** Under the cells: what the lines add up to beside what invoice and packing list say. */
export function SumsLine(props: {
  readonly content: DraftNode;
  readonly lines: readonly DraftNode[];
  readonly onForm: (pointer: string) => void;
}) {
  const t = useText();
  const format = useFormat();
  const { content, lines } = props;
  const sums = useMemo(() => sumsOf(content, lines), [content, lines]);
  const currency = textAt(content, '/invoiceAmount/currency');
  return (
    <dl className={classes.sums} aria-label={t('goodsGrid.sums')}>
      <div className={classes.sum}>
        <dt>{t('goodsGrid.lines')}</dt>
        <dd>{format.decimal(String(lines.length))}</dd>
      </div>
      {sums.map((sum) => (
        <SumOf
          key={sum.name}
          sum={sum}
          unit={sum.name === 'amount' ? currency : UNITS[sum.name]}
          onForm={props.onForm}
        />
      ))}
    </dl>
  );
}

const UNITS = { gross: 'kg', net: 'kg', packages: '' } as const;

function SumOf(props: { readonly sum: Sum; readonly unit: string; readonly onForm: (pointer: string) => void }) {
  const t = useText();
  const format = useFormat();
  const { sum, unit } = props;
  const measured = (text: string): string => (unit === '' ? format.decimal(text) : `${format.decimal(text)} ${unit}`);
  const paper = t(sum.name === 'amount' ? 'goodsGrid.invoice' : 'goodsGrid.packingList');
  return (
    <div className={classes.sum} data-off={sum.difference !== '' && sum.difference !== '0' ? '' : undefined}>
      <dt>{t(`goodsGrid.sum.${sum.name}`)}</dt>
      <dd>{sum.sum === '' ? '–' : measured(sum.sum)}</dd>
      {sum.name !== 'net' && (
        <dd className={classes.stated}>
          {sum.stated === '' ? (
            <button type="button" className={classes.more} onClick={() => props.onForm(PLACES[sum.name])}>
              {t('goodsGrid.notStated', { paper })}
            </button>
          ) : (
            <>
              {sum.difference === '0' && <IconCheck size={14} stroke={2.25} aria-hidden />}
              {sum.difference !== '' && sum.difference !== '0' && (
                <IconAlertTriangle size={14} stroke={2} aria-hidden />
              )}
              {paper} {measured(sum.stated)}
              {sum.difference !== '' &&
                sum.difference !== '0' &&
                ` · ${t('goodsGrid.off', { amount: signed(sum.difference, measured) })}`}
            </>
          )}
        </dd>
      )}
    </div>
  );
}

const signed = (difference: string, measured: (text: string) => string): string =>
  difference.startsWith('-') ? measured(difference) : `+${measured(difference)}`;

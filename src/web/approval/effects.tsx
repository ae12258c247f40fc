import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { compareDecimals, decimal, decimalText, addDecimals } from '#core/kernel';
import { api, type TariffEffect } from '#web/client';
import {
  CodeName,
  Empty,
  LoadingRows,
  ProblemNote,
  ScrollRegion,
  Section,
  tableClasses as table,
  useFormat,
  useLocal,
  useText,
} from '#web/ui';
import classes from './approval.module.css';

/** Which declarations a tariff for days gone by touches; on request, what it makes of them. */
export function Effects(props: { readonly id: string }) {
  const t = useText();
  const format = useFormat();
  const [assess, setAssess] = useState(false);
  const effects = useInfiniteQuery({
    queryKey: ['effects', props.id, assess],
    queryFn: ({ pageParam }) => api.tariffEffects(props.id, { assess, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const pages = effects.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const currency = pages[0]?.currency ?? '';
  const sumOf = (side: 'refunds' | 'demands') =>
    decimalText(pages.reduce((sum, page) => addDecimals(sum, decimal(page[side] ?? '0')), decimal('0')));
  return (
    <Section title={t('effect.title')} aside={t('effect.aside')}>
      {effects.error && <ProblemNote error={effects.error} onRetry={() => void effects.refetch()} />}
      {effects.isPending && <LoadingRows rows={3} />}
      {effects.isSuccess && items.length === 0 && !effects.hasNextPage && (
        <Empty title={t('effect.empty')} hint={t('effect.emptyHint')} />
      )}
      {items.length > 0 && <EffectsTable items={items} currency={currency} />}
      {items.length > 0 && assess && (
        <p className={classes.sums}>
          {t('effect.sums', {
            refunds: format.money(sumOf('refunds'), currency),
            demands: format.money(sumOf('demands'), currency),
          })}
        </p>
      )}
      <div className={`${classes.buttons} ${classes.sums}`}>
        {items.length > 0 && !assess && <Button onClick={() => setAssess(true)}>{t('effect.assess')}</Button>}
        {effects.hasNextPage && (
          <Button variant="default" loading={effects.isFetchingNextPage} onClick={() => void effects.fetchNextPage()}>
            {t('effect.more')}
          </Button>
        )}
      </div>
    </Section>
  );
}

function EffectsTable(props: { readonly items: readonly TariffEffect[]; readonly currency: string }) {
  const t = useText();
  const format = useFormat();
  const local = useLocal();
  const { items, currency } = props;
  const money = (amount: string | null) => (amount === null ? '—' : format.money(amount, currency));
  return (
    <ScrollRegion label={t('effect.table')}>
      <table className={table.table}>
        <caption>{t('effect.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('effect.declaration')}</th>
            <th scope="col">{t('effect.lines')}</th>
            <th scope="col" className={table.num}>
              {t('effect.before')}
            </th>
            <th scope="col" className={table.num}>
              {t('effect.after')}
            </th>
            <th scope="col" className={table.num}>
              {t('effect.difference')}
            </th>
            <th scope="col">{t('effect.proposed')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.number}>
              <td>
                <span className="mono">{item.number}</span>
                <span className={table.sub}>
                  {format.date(item.registeredOn)} · <CodeName list="customs-office" code={item.officeId} />
                </span>
              </td>
              <td>{item.lines.join(', ')}</td>
              <td className={table.num}>{money(item.before)}</td>
              <td className={table.num}>{money(item.after)}</td>
              <td className={table.num}>{item.difference === null ? '—' : signed(item.difference, money)}</td>
              <td>
                {item.proposed === null ? '—' : t(`effect.kind.${item.proposed}`)}
                {item.refusals[0] && <span className={table.sub}>{local(item.refusals[0].message)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const signed = (difference: string, money: (amount: string) => string): string =>
  compareDecimals(decimal(difference), decimal('0')) > 0 ? `+${money(difference)}` : money(difference);

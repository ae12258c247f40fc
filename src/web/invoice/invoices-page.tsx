import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api, type RegisteredInvoiceSummary } from '#web/client';
import { Empty, LoadingRows, Page, ProblemNote, tableClasses as table, useFormat, useText } from '#web/ui';

/** Invoices that customs has already, and the declarations that stand on them. */
export function InvoicesPage() {
  const t = useText();
  const navigate = useNavigate();
  const list = useInfiniteQuery({
    queryKey: ['invoices'],
    queryFn: ({ pageParam }) => api.invoices(pageParam),
    initialPageParam: '',
    getNextPageParam: (page) => page.before,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const register = <Button onClick={() => void navigate({ to: '/invoices/new' })}>{t('invoice.register')}</Button>;
  return (
    <Page title={t('invoice.title')} lead={t('invoice.lead')} actions={register}>
      {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows />}
      {list.isSuccess && items.length === 0 && <Empty title={t('invoice.emptyTitle')} hint={t('invoice.emptyHint')} />}
      {items.length > 0 && <InvoiceTable items={items} />}
      {list.hasNextPage && (
        <Button variant="default" mt={16} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </Page>
  );
}

function InvoiceTable(props: { readonly items: readonly RegisteredInvoiceSummary[] }) {
  const t = useText();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows}`}>
        <caption>{t('invoice.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('invoice.receipt')}</th>
            <th scope="col">{t('invoice.number')}</th>
            <th scope="col" className={table.wide}>
              {t('invoice.otherParty')}
            </th>
            <th scope="col" className={table.num}>
              {t('invoice.total')}
            </th>
            <th scope="col">{t('invoice.declaration')}</th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <InvoiceRow key={item.id} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function InvoiceRow(props: { readonly item: RegisteredInvoiceSummary }) {
  const t = useText();
  const format = useFormat();
  const { item } = props;
  return (
    <tr>
      <td>
        <Link to="/invoices/$id" params={{ id: item.id }} className={`mono ${table.link}`}>
          {item.id}
        </Link>
        <span className={table.sub}>{t(`invoice.direction.${item.direction}`)}</span>
      </td>
      <td>
        {item.number}
        <span className={table.sub}>
          {format.date(item.issueDate)} · {t('invoice.lineCount', { count: item.lineCount })}
        </span>
      </td>
      <td className={table.wide}>{item.otherParty}</td>
      <td className={table.num}>
        {format.money(item.totalAmount, item.currencyCode)}
        <span className={table.sub}>{item.incotermCode}</span>
      </td>
      <td>
        <DeclarationOf number={item.declaration} />
      </td>
    </tr>
  );
}

/** The declaration that stands on an invoice, or that it is free. */
export function DeclarationOf(props: { readonly number: string | null }) {
  const t = useText();
  if (props.number === null) return <span className="quiet">{t('invoice.free')}</span>;
  return (
    <Link to="/declarations/$number" params={{ number: props.number }} className={`mono ${table.link}`}>
      {props.number}
    </Link>
  );
}

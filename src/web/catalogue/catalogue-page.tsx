import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconTableImport } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, useSession, type Product } from '#web/client';
import {
  ClientPicker,
  CodeName,
  Empty,
  LoadingRows,
  Page,
  ProblemNote,
  tableClasses as table,
  useFormat,
  useText,
  useTypedSearch,
} from '#web/ui';
import { BLANK_PRODUCT, type ProductText } from './paste.ts';
import { PasteForm } from './paste-form.tsx';
import { ProductForm } from './product-form.tsx';
import classes from './catalogue.module.css';

type Shown = { readonly what: 'paste' } | { readonly what: 'form'; readonly product: ProductText } | undefined;

/** What an organisation trades in, by its own codes: typed once, used in every declaration. */
export function CataloguePage() {
  const t = useText();
  const session = useSession();
  const navigate = useNavigate();
  const { q = '', client: asked = '' } = useSearch({ from: '/catalogue' });
  const organisation = asked === '' ? (session?.organisation.id ?? '') : asked;
  const [shown, setShown] = useState<Shown>();
  const list = useQuery({
    queryKey: ['catalogue', organisation, q],
    queryFn: () => api.products({ organisation, q }),
    placeholderData: keepPreviousData,
  });
  const show = (search: { readonly q: string; readonly client: string }) =>
    void navigate({
      to: '/catalogue',
      search: { ...(search.q && { q: search.q }), ...(search.client && { client: search.client }) },
      replace: true,
    });
  const typed = useTypedSearch(q, (next) => show({ q: next, client: asked }));
  const items = list.data?.items ?? [];
  const actions = (
    <>
      <Button
        variant="default"
        leftSection={<IconTableImport size={16} aria-hidden />}
        onClick={() => setShown({ what: 'paste' })}
      >
        {t('catalogue.paste')}
      </Button>
      <Button
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setShown({ what: 'form', product: BLANK_PRODUCT })}
      >
        {t('catalogue.add')}
      </Button>
    </>
  );
  return (
    <Page title={t('catalogue.title')} lead={t('catalogue.lead')} actions={actions}>
      <div className={classes.filters}>
        <TextInput
          className={classes.search ?? ''}
          type="search"
          label={t('catalogue.search')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          {...typed}
        />
        <ClientPicker value={organisation} onChange={(client) => show({ q, client })} />
      </div>
      {shown?.what === 'paste' && <PasteForm organisation={organisation} onClose={() => setShown(undefined)} />}
      {shown?.what === 'form' && (
        <ProductForm
          key={shown.product.id ?? 'new'}
          organisation={organisation}
          product={shown.product}
          onClose={() => setShown(undefined)}
        />
      )}
      {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows />}
      {list.isSuccess && items.length === 0 && q === '' && (
        <Empty title={t('catalogue.emptyTitle')} hint={t('catalogue.emptyHint')} />
      )}
      {list.isSuccess && items.length === 0 && q !== '' && (
        <Empty title={t('list.noMatchTitle')} hint={t('list.noMatchHint')} />
      )}
      {items.length > 0 && <ProductTable items={items} onEdit={(product) => setShown({ what: 'form', product })} />}
      {list.data?.isCut && <p className="quiet">{t('catalogue.cut', { count: items.length })}</p>}
    </Page>
  );
}

function ProductTable(props: { readonly items: readonly Product[]; readonly onEdit: (product: ProductText) => void }) {
  const t = useText();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${classes.table}`}>
        <caption>{t('catalogue.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('catalogue.code')}</th>
            <th scope="col">{t('draft.description')}</th>
            <th scope="col">{t('draft.commodityCode')}</th>
            <th scope="col">{t('draft.origin')}</th>
            <th scope="col" className={table.num}>
              {t('catalogue.price')}
            </th>
            <th scope="col">{t('catalogue.permits')}</th>
            <th scope="col">{t('catalogue.checked')}</th>
            <th scope="col">{t('catalogue.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <ProductRow key={item.id} item={item} onEdit={props.onEdit} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ProductRow(props: { readonly item: Product; readonly onEdit: (product: ProductText) => void }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const { item } = props;
  const remove = useMutation({
    mutationFn: () => api.removeProduct(item.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['catalogue'] }),
  });
  const { id, code, description, descriptionEn, commodityCode, originCountryCode, unitCode } = item;
  const edit = () =>
    props.onEdit({ id, code: code ?? '', description, descriptionEn, commodityCode, originCountryCode, unitCode });
  const range = item.price && [...new Set([item.price.min, item.price.max])].map(format.decimal).join(' – ');
  return (
    <tr>
      <td className="mono">{code ?? <span className="quiet">–</span>}</td>
      <td>
        {description}
        {descriptionEn !== '' && <span className={table.sub}>{descriptionEn}</span>}
      </td>
      <td className="mono">{commodityCode}</td>
      <td>
        <span className="mono">{originCountryCode}</span>
        <span className={table.sub}>{unitCode !== '' && <CodeName list="unit" code={unitCode} />}</span>
      </td>
      <td className={table.num}>
        {range}
        {item.price && <span className={table.sub}>{item.price.currency}</span>}
      </td>
      <td>
        {item.permits.map((permit) => (
          <span key={`${permit.typeCode} ${permit.id}`} className={classes.permit}>
            <span className="quiet">{permit.typeCode}</span> <span className="mono">{permit.id}</span>
          </span>
        ))}
        {item.cleared && (
          <Link to="/declarations/$number" params={{ number: item.cleared.number }} className={`mono ${table.sub}`}>
            {item.cleared.number}
          </Link>
        )}
      </td>
      <td>
        {item.checked ? (
          <>
            {item.checked.by}
            <span className={table.sub}>{format.date(item.checked.at)}</span>
          </>
        ) : (
          <span className="quiet">{t('catalogue.unchecked')}</span>
        )}
      </td>
      <td className={classes.actions}>
        <Button size="compact-sm" variant="default" onClick={edit}>
          {t(code === null ? 'catalogue.name' : 'catalogue.edit')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="slate"
          loading={remove.isPending}
          aria-label={t('catalogue.removeOf', { name: code ?? description })}
          onClick={() => remove.mutate()}
        >
          {t('catalogue.remove')}
        </Button>
      </td>
    </tr>
  );
}

import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { declarationOf } from '#core/invoice';
import { api, isDeclarant, useSession, type RegisteredInvoice } from '#web/client';
import { openAsDraft } from '#web/lodge';
import {
  CodeName,
  Facts,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Reference,
  Section,
  tableClasses as table,
  useFormat,
  useText,
} from '#web/ui';
import { DeclarationOf } from './invoices-page.tsx';

/** One registered invoice, to be declared from. */
export function InvoicePage() {
  const t = useText();
  const { id } = useParams({ from: '/invoices/$id' });
  const found = useQuery({ queryKey: ['invoice', id], queryFn: () => api.invoice(id) });
  return (
    <Page
      title={t('invoice.one', { id })}
      heading={<Reference value={id} />}
      above={
        <Link to="/invoices" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('invoice.title')}
        </Link>
      }
      lead={t('invoice.oneLead')}
      actions={found.data && <Actions invoice={found.data} />}
    >
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingRows />}
      {found.data && <Body invoice={found.data} />}
    </Page>
  );
}

function Actions(props: { readonly invoice: RegisteredInvoice }) {
  const t = useText();
  const navigate = useNavigate();
  const session = useSession();
  const { id, declaration, correctable } = props.invoice;
  if (session === null || !isDeclarant(session) || declaration !== null) return null;
  const declare = () => {
    // The type says what becomes of the goods: that no invoice knows.
    const draft = openAsDraft({ typeCode: '', ...declarationOf(props.invoice) }, session);
    void navigate({ to: '/declarations/new', search: { draft } });
  };
  return (
    <>
      {correctable && (
        <Button variant="default" onClick={() => void navigate({ to: '/invoices/new', search: { correct: id } })}>
          {t('invoice.correct')}
        </Button>
      )}
      <Button onClick={declare}>{t('invoice.declare')}</Button>
    </>
  );
}

function Body(props: { readonly invoice: RegisteredInvoice }) {
  const t = useText();
  const format = useFormat();
  const { content, direction, declaration, registeredAt, version, versionAt } = props.invoice;
  const money = (amount: string | null) => amount && format.money(amount, content.currencyCode);
  return (
    <>
      <Section title={t('invoice.about')}>
        <Facts
          columns={2}
          facts={[
            { label: t('invoice.number'), value: content.number },
            { label: t('invoice.issueDate'), value: format.date(content.issueDate) },
            { label: t('invoice.seller'), value: <PartyText party={content.seller} /> },
            { label: t('invoice.buyer'), value: <PartyText party={content.buyer} /> },
            {
              label: t('invoice.incoterm'),
              value: [content.incotermCode, content.incotermPlace].filter(Boolean).join(' · '),
            },
            content.paymentTermsCode !== null && {
              label: t('invoice.paymentTerms'),
              value: <CodeName list="payment-terms" code={content.paymentTermsCode} showCode />,
            },
            { label: t('invoice.total'), value: money(content.totalAmount) },
            { label: t('invoice.freight'), value: money(content.freightAmount) },
            { label: t('invoice.insurance'), value: money(content.insuranceAmount) },
            { label: t('invoice.directionLabel'), value: t(`invoice.direction.${direction}`) },
            { label: t('invoice.declaration'), value: <DeclarationOf number={declaration} /> },
            { label: t('invoice.registered'), value: format.instant(registeredAt) },
            version > 0 && { label: t('invoice.corrected'), value: format.instant(versionAt) },
          ]}
        />
      </Section>
      <Section title={t('invoice.lines')}>
        <div className={table.scroll}>
          <table className={table.table}>
            <caption>{t('invoice.lines')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('invoice.line')}</th>
                <th scope="col">{t('invoice.description')}</th>
                <th scope="col" className={table.num}>
                  {t('invoice.quantity')}
                </th>
                <th scope="col" className={table.num}>
                  {t('invoice.unitPrice')}
                </th>
                <th scope="col" className={table.num}>
                  {t('invoice.amount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {content.lines.map((line, index) => (
                <tr key={index}>
                  <td>{index + 1}</td>
                  <td>
                    {line.description}
                    <span className={table.sub}>
                      {[line.commodityCode, line.originCountryCode].filter(Boolean).join(' · ')}
                    </span>
                  </td>
                  <td className={table.num}>
                    {format.decimal(line.quantity)} {line.unitCode}
                  </td>
                  <td className={table.num}>{format.decimal(line.unitPrice)}</td>
                  <td className={table.num}>{format.decimal(line.amount)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
    </>
  );
}

function PartyText(props: { readonly party: RegisteredInvoice['content']['seller'] }) {
  const { name, address, countryCode } = props.party;
  return (
    <>
      {name}
      {(address !== null || countryCode !== null) && (
        <span className={table.sub}>{[address, countryCode].filter(Boolean).join(', ')}</span>
      )}
    </>
  );
}

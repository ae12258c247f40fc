import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { api, useSession, type RegisteredInvoice } from '#web/client';
import {
  CodePicker,
  DecimalInput,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Section,
  useFormat,
  useSaidAt,
  useText,
  useToast,
} from '#web/ui';
import { contentOf, isComplete, totalOf, typedInvoice, type TypedInvoice } from './invoice-content.ts';
import { InvoiceLines } from './invoice-lines.tsx';
import type { Said } from './said.ts';
import classes from './invoice.module.css';

/** Registers an invoice, or puts one right (`?correct=`). */
export function InvoiceFormPage() {
  const t = useText();
  const { correct } = useSearch({ from: '/invoices/new' });
  const found = useQuery({
    queryKey: ['invoice', correct],
    queryFn: () => api.invoice(correct ?? ''),
    enabled: correct !== undefined,
  });
  return (
    <Page
      title={correct === undefined ? t('invoice.registerTitle') : t('invoice.correctTitle', { id: correct })}
      lead={t(correct === undefined ? 'invoice.registerLead' : 'invoice.correctLead')}
      above={
        <Link to="/invoices" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('invoice.title')}
        </Link>
      }
    >
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {correct !== undefined && found.isPending && <LoadingRows />}
      {(correct === undefined || found.data) && <InvoiceForm invoice={found.data} />}
    </Page>
  );
}

/** Of the head and its two parties, and of each line. */
const FIELDS = [
  'ownerId',
  'number',
  'issueDate',
  'name',
  'address',
  'countryCode',
  'currencyCode',
  'incotermCode',
  'incotermPlace',
  'paymentTermsCode',
  'freightAmount',
  'insuranceAmount',
  'totalAmount',
  'description',
  'commodityCode',
  'originCountryCode',
  'quantity',
  'unitCode',
  'unitPrice',
  'amount',
] as const;

function InvoiceForm(props: { readonly invoice: RegisteredInvoice | undefined }) {
  const t = useText();
  const session = useSession();
  const isTrader = session?.organisation.kind === 'trader';
  const [typed, setTyped] = useState(() => typedInvoice(props.invoice, isTrader ? session.organisation.id : ''));
  const [asked, setAsked] = useState(false);
  const send = useSend(props.invoice, typed);
  const change = (next: Partial<TypedInvoice>) => setTyped({ ...typed, ...next });
  const refused = useSaidAt(send.error, FIELDS);
  const said: Said = {
    at: refused.at,
    missing: (value) => (asked && value.trim() === '' ? t('invoice.missing') : undefined),
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isComplete(typed)) send.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {send.error && <ProblemNote error={send.error} saidAt={refused} />}
      {props.invoice === undefined && (
        <div className={classes.head}>
          <SegmentedControl
            value={typed.direction}
            onChange={(value) => change({ direction: value === 'export' ? 'export' : 'import' })}
            data={(['import', 'export'] as const).map((value) => ({ value, label: t(`invoice.direction.${value}`) }))}
            aria-label={t('invoice.directionLabel')}
          />
          {!isTrader && (
            <TextInput
              label={t('invoice.ownerId')}
              value={typed.ownerId}
              onChange={(event) => change({ ownerId: event.currentTarget.value.trim() })}
              error={said.at('/ownerId') ?? said.missing(typed.ownerId)}
            />
          )}
        </div>
      )}
      <HeadFields typed={typed} change={change} said={said} />
      <Section title={t('invoice.lines')} aside={<Total typed={typed} said={said} />}>
        <InvoiceLines lines={typed.lines} onChange={(lines) => change({ lines })} said={said} />
      </Section>
      <div className={classes.buttons}>
        <Button type="submit" loading={send.isPending}>
          {t(props.invoice === undefined ? 'invoice.send' : 'invoice.sendCorrection')}
        </Button>
      </div>
    </form>
  );
}

function useSend(invoice: RegisteredInvoice | undefined, typed: TypedInvoice) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: () => {
      const { ownerId, direction } = typed;
      return invoice === undefined
        ? api.registerInvoice({ ownerId, direction, content: contentOf(typed) }, key)
        : api.correctInvoice(invoice.id, { version: invoice.version, content: contentOf(typed) }, crypto.randomUUID());
    },
    onSuccess: async ({ id }) => {
      toast({ kind: 'done', text: t(invoice === undefined ? 'invoice.sent' : 'invoice.correctionSent', { id }) });
      await client.invalidateQueries({ queryKey: ['invoices'] });
      await client.invalidateQueries({ queryKey: ['invoice', id] });
      await navigate({ to: '/invoices/$id', params: { id } });
    },
  });
}

function Total(props: { readonly typed: TypedInvoice; readonly said: Said }) {
  const t = useText();
  const format = useFormat();
  const error = props.said.at('/content/totalAmount');
  return (
    <span>
      {t('invoice.total')}: <strong>{format.money(totalOf(props.typed), props.typed.currencyCode)}</strong>
      {error && <span role="alert"> {error}</span>}
    </span>
  );
}

function HeadFields(props: {
  readonly typed: TypedInvoice;
  readonly change: (next: Partial<TypedInvoice>) => void;
  readonly said: Said;
}) {
  const t = useText();
  const { typed, change, said } = props;
  const text = (field: TextField, label: string, pointer: `/${string}`, isNeeded = false) => (
    <TextInput
      label={label}
      value={typed[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      error={said.at(pointer) ?? (isNeeded ? said.missing(typed[field]) : undefined)}
    />
  );
  const code = (field: CodeField, list: string, label: string, pointer: `/${string}`, isNeeded = false) => (
    <CodePicker
      list={list}
      label={label}
      value={typed[field]}
      onChange={(value) => change({ [field]: value })}
      clearable={!isNeeded}
      error={said.at(pointer) ?? (isNeeded ? said.missing(typed[field]) : undefined)}
    />
  );
  const cost = (field: 'freightAmount' | 'insuranceAmount', label: string) => (
    <DecimalInput
      label={label}
      value={typed[field]}
      onChange={(value) => change({ [field]: value })}
      error={said.at(`/content/${field}`)}
    />
  );
  const optional = (label: string): string => `${label} (${t('field.optional')})`;
  return (
    <div className={classes.head}>
      {text('number', t('invoice.number'), '/content/number', true)}
      <TextInput
        label={t('invoice.issueDate')}
        type="date"
        value={typed.issueDate}
        onChange={(event) => change({ issueDate: event.currentTarget.value })}
        error={said.at('/content/issueDate') ?? said.missing(typed.issueDate)}
      />
      {code('currencyCode', 'currency', t('invoice.currency'), '/content/currencyCode', true)}
      {text('sellerName', t('invoice.seller'), '/content/seller/name', true)}
      {text('sellerAddress', optional(t('invoice.sellerAddress')), '/content/seller/address')}
      {code('sellerCountry', 'country', optional(t('invoice.sellerCountry')), '/content/seller/countryCode')}
      {text('buyerName', t('invoice.buyer'), '/content/buyer/name', true)}
      {text('buyerAddress', optional(t('invoice.buyerAddress')), '/content/buyer/address')}
      {code('buyerCountry', 'country', optional(t('invoice.buyerCountry')), '/content/buyer/countryCode')}
      {code('incotermCode', 'incoterm', t('invoice.incoterm'), '/content/incotermCode', true)}
      {text('incotermPlace', optional(t('invoice.incotermPlace')), '/content/incotermPlace')}
      {code('paymentTermsCode', 'payment-terms', optional(t('invoice.paymentTerms')), '/content/paymentTermsCode')}
      {cost('freightAmount', optional(t('invoice.freight')))}
      {cost('insuranceAmount', optional(t('invoice.insurance')))}
    </div>
  );
}

type TextField = 'number' | 'sellerName' | 'sellerAddress' | 'buyerName' | 'buyerAddress' | 'incotermPlace';
type CodeField = 'currencyCode' | 'sellerCountry' | 'buyerCountry' | 'incotermCode' | 'paymentTermsCode';

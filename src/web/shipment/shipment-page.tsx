import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { DeclarationAction } from '#core/declaration';
import { api, isOfficer, useSession, type ShipmentView } from '#web/client';
import {
  ChannelBadge,
  CodeName,
  LoadingRows,
  Page,
  ProblemNote,
  Reference,
  Section,
  tableClasses as table,
  useFormat,
  useLocal,
  useProblemWords,
  useText,
  useToast,
} from '#web/ui';
import { ShipmentActions } from './shipment-actions.tsx';
import { ShipmentLines } from './shipment-lines.tsx';
import { ShipmentOutcomeNote } from './shipment-outcome.tsx';
import { ShipmentParts } from './shipment-parts.tsx';
import classes from './shipment.module.css';

const REFRESH_MS = 10_000;

/** Linked declarations as the one thing they are: where all stand, what they come to, the parts, and the goods of all. */
export function ShipmentPage() {
  const t = useText();
  const { number } = useParams({ from: '/shipments/$number' });
  const forOfficer = isOfficer(useSession());
  const query = useQuery({
    queryKey: ['shipment', number],
    queryFn: () => api.shipment(number),
    refetchInterval: REFRESH_MS,
  });
  const back = (
    <Link to={forOfficer ? '/queue' : '/declarations'} className={classes.back}>
      <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t(forOfficer ? 'queue.title' : 'list.title')}
    </Link>
  );
  const shipment = query.data;
  const title = t('shipment.title', { number });
  if (!shipment) {
    return (
      <Page title={title} above={back} heading={<span className="mono">{number}</span>}>
        {query.error ? <ProblemNote error={query.error} onRetry={() => void query.refetch()} /> : <LoadingRows />}
      </Page>
    );
  }
  return (
    <Page
      title={title}
      above={back}
      heading={
        <span className={classes.heading}>
          <Reference value={shipment.number} />
          <ChannelBadge channel={shipment.channel} />
        </span>
      }
      lead={t('shipment.lead', { lines: shipment.goodsItemQuantity, parts: shipment.parts.length })}
    >
      <StatusCard shipment={shipment} />
      <ShipmentOutcomeNote shipment={shipment} forOfficer={forOfficer} />
      <ShipmentActions shipment={shipment} forOfficer={forOfficer} />
      <Section title={t('shipment.parts')}>
        <ShipmentParts shipment={shipment} forOfficer={forOfficer} />
      </Section>
      {shipment.taxes.length > 0 && (
        <Section title={t('shipment.taxes')}>
          <Taxes shipment={shipment} />
        </Section>
      )}
      <Section title={t('shipment.goods')}>
        <ShipmentLines shipment={shipment} forOfficer={forOfficer} />
      </Section>
    </Page>
  );
}

function StatusCard(props: { readonly shipment: ShipmentView }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { shipment } = props;
  const { currency } = shipment;
  return (
    <section className={classes.status} aria-label={t('list.state')}>
      <div>
        <p className={classes.adjective}>{t(`status.${shipment.status}`)}</p>
        <p className={classes.next}>
          <span className="quiet">{t('view.next')}:</span> {local(shipment.next)}
        </p>
      </div>
      {shipment.registeredAt !== null && (
        <dl className={classes.money}>
          <div>
            <dt>{t('view.payable')}</dt>
            <dd>{format.money(shipment.totalPayable, currency)}</dd>
          </div>
          <div>
            <dt>{t('view.paid')}</dt>
            <dd>{format.money(shipment.amountPaid, currency)}</dd>
          </div>
          <div>
            <dt>{t('view.due')}</dt>
            <dd className={classes.due}>{format.money(shipment.amountDue, currency)}</dd>
          </div>
        </dl>
      )}
      <Actions shipment={shipment} />
    </section>
  );
}

function Actions(props: { readonly shipment: ShipmentView }) {
  const { number, amountDue, currency, status, legalActions } = props.shipment;
  const isLegal = (wanted: DeclarationAction): boolean => legalActions.some(({ action }) => action === wanted);
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const words = useProblemWords();
  const client = useQueryClient();
  const settled = () => client.invalidateQueries({ queryKey: ['shipment'] });
  const onError = (error: Error): void => {
    const { title, fix } = words(error);
    toast({ kind: 'problem', text: title, hint: fix });
  };
  const pay = useMutation({
    mutationFn: () => api.pay(number, crypto.randomUUID()),
    onSuccess: () => {
      toast({ kind: 'done', text: t('view.payStarted') });
      return settled();
    },
    onError,
  });
  const register = useMutation({
    mutationFn: () => api.register(number),
    onSuccess: () => {
      toast({ kind: 'done', text: t('view.registered') });
      return settled();
    },
    onError,
  });
  if (isLegal('declaration.register'))
    return (
      <Button loading={register.isPending} onClick={() => register.mutate()}>
        {t('view.register')}
      </Button>
    );
  if (!isLegal('payment.order') || amountDue === '0') return null;
  return (
    <Button
      variant={status === 'awaitingPayment' ? 'filled' : 'default'}
      loading={pay.isPending}
      onClick={() => pay.mutate()}
    >
      {t('view.pay', { amount: format.money(amountDue, currency) })}
    </Button>
  );
}

/** Each tax of all declarations together; each is rounded on each declaration, and these are their sums. */
function Taxes(props: { readonly shipment: ShipmentView }) {
  const t = useText();
  const format = useFormat();
  const { taxes, totalPayable, currency } = props.shipment;
  return (
    <table className={table.table}>
      <caption>{t('tax.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('tax.kind')}</th>
          <th scope="col" className={table.num}>
            {t('tax.value')}
          </th>
        </tr>
      </thead>
      <tbody>
        {taxes.map(({ taxType, payable }) => (
          <tr key={taxType}>
            <td>
              <CodeName list="tax-type" code={taxType} />
            </td>
            <td className={table.num}>{format.money(payable, currency)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('view.payable')}</th>
          <td className={`${table.num} ${classes.due}`}>{format.money(totalPayable, currency)}</td>
        </tr>
      </tbody>
    </table>
  );
}

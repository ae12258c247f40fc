import { Button } from '@mantine/core';
import { IconArrowLeft, IconCircleCheck } from '@tabler/icons-react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { FieldRecord } from '#core/inspection';
import { Dialog, Empty, LoadingRows, Page, pageClasses, Section, useFormat, useText } from '#web/ui';
import { ChecksPart } from './checks-part.tsx';
import { ContainersPart } from './containers-part.tsx';
import { exportRecord } from './export-record.ts';
import { fieldStore } from './field-store.ts';
import classes from './field.module.css';
import { FindingsPart } from './findings-part.tsx';
import { HandInPart } from './hand-in-part.tsx';
import { HandedIn } from './handed-in.tsx';
import { OrderPart } from './order-part.tsx';
import { handedIn, missingIn } from './readiness.ts';
import { SigningPart } from './signing-part.tsx';
import { isUnsent } from './standing.ts';
import { SyncNote } from './sync-note.tsx';
import type { KeptForms, TakenOrder } from './taken-order.ts';
import { useOwner, useRefresh, useSender, useTakenOrders } from './use-field.ts';

const PARTS = ['order', 'containers', 'checks', 'findings', 'signature', 'handIn'] as const;
type Part = (typeof PARTS)[number];

/** One order, carried out on the device: part by part, kept with every change, and handed in as a whole. */
export function FieldOrderPage() {
  const t = useText();
  const { number } = useParams({ from: '/inspections/field/$number' });
  const owner = useOwner();
  const orders = useTakenOrders(owner);
  const order = orders?.find((each) => each.number === number);
  const sender = useSender(owner, orders);
  return (
    <Page
      title={`${t('onSite.title')} ${number}`}
      heading={<span className="mono">{number}</span>}
      lead={order?.trader}
      above={
        <Link to="/inspections/field" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden />
          {t('onSite.back')}
        </Link>
      }
    >
      <SyncNote orders={orders} sender={sender} />
      {orders === undefined && <LoadingRows />}
      {orders && !order && <Empty title={t('onSite.notHere')} hint={t('onSite.notHereHint')} />}
      {order && <Carried key={`${order.number} ${order.takenAt}`} order={order} />}
    </Page>
  );
}

function Carried(props: { readonly order: TakenOrder }) {
  const t = useText();
  const { part, record, forms, savedAt, hasFailed, change, keepForm, handIn } = useRecord(props.order);
  const order = { ...props.order, record, forms };
  const parts = { order, onRecord: change, onForm: keepForm };
  const isHandedIn = order.outbox !== null;
  const shown: Part = isHandedIn && part !== 'order' ? 'handIn' : part;
  const format = useFormat();
  return (
    <div className={classes.carried}>
      <PartsList order={order} shown={shown} />
      <div className={classes.body}>
        <Section
          title={t(`onSite.part.${shown}`)}
          aside={savedAt !== undefined && !hasFailed && t('onSite.saved', { time: format.instant(savedAt) })}
        >
          {hasFailed && (
            <p role="alert" className={classes.error}>
              {t('onSite.notSaved')}
            </p>
          )}
          {shown === 'order' && <OrderPart order={order} />}
          {shown === 'containers' && <ContainersPart {...parts} />}
          {shown === 'checks' && <ChecksPart {...parts} />}
          {shown === 'findings' && <FindingsPart {...parts} />}
          {shown === 'signature' && <SigningPart {...parts} />}
          {shown === 'handIn' &&
            (isHandedIn ? (
              <HandedIn order={order} onExport={() => void exportRecord(order)} />
            ) : (
              <HandInPart {...parts} onHandIn={() => void handIn()} />
            ))}
        </Section>
        {shown === 'handIn' && <Removal order={order} />}
      </div>
    </div>
  );
}

/** The record as it is written, each change of it on the device before the next; and which part is shown. */
function useRecord(order: TakenOrder) {
  const { owner, number } = order;
  const search = useSearch({ from: '/inspections/field/$number' });
  const refresh = useRefresh();
  const [record, setRecord] = useState(order.record);
  const [savedAt, setSavedAt] = useState<string>();
  const [hasFailed, setFailed] = useState(false);
  const [forms, setForms] = useState(order.forms);
  const last = useRef(record);
  const lastForms = useRef(forms);
  const keep = async (write: (now: TakenOrder) => TakenOrder) => {
    try {
      await fieldStore.change(owner, number, write);
      setFailed(false);
      setSavedAt(new Date().toISOString());
      await refresh();
    } catch {
      setFailed(true);
    }
  };
  const change = (next: (record: FieldRecord) => FieldRecord) => {
    const changed = next(last.current);
    last.current = changed;
    setRecord(changed);
    void keep((now) => ({ ...now, record: changed }));
  };
  const keepForm = (name: string, values: KeptForms[string] | undefined) => {
    const { [name]: _, ...others } = lastForms.current;
    const changed = values === undefined ? others : { ...others, [name]: values };
    lastForms.current = changed;
    setForms(changed);
    void keep((now) => ({ ...now, forms: changed }));
  };
  const handIn = () =>
    keep((now) =>
      // Handed in from another tab meanwhile: its keys stay the only ones.
      now.outbox !== null
        ? now
        : handedIn({ ...now, record: last.current }, new Date().toISOString(), () => crypto.randomUUID()),
    );
  const part = PARTS.find((each) => each === search.part) ?? 'order';
  return { part, record, forms, savedAt, hasFailed, change, keepForm, handIn };
}

function PartsList(props: { readonly order: TakenOrder; readonly shown: Part }) {
  const t = useText();
  const { order, shown } = props;
  const missing = new Set<string>(missingIn(order));
  const isDone = (part: Part): boolean => {
    const { containers, checks, findings, attended } = order.record;
    if (order.outbox !== null) return part !== 'handIn' || !isUnsent(order);
    if (part === 'containers') return containers.length > 0 && !missing.has(part);
    if (part === 'checks') return checks.length > 0 && !missing.has(part);
    if (part === 'findings') return findings.length > 0;
    return part === 'signature' && attended !== null;
  };
  const parts = order.outbox === null ? PARTS : (['order', 'handIn'] as const);
  return (
    <nav className={classes.parts} aria-label={t('onSite.parts')}>
      {parts.map((part) => (
        <Link
          key={part}
          to="/inspections/field/$number"
          params={{ number: order.number }}
          search={{ part }}
          replace
          className={classes.partLink}
          aria-current={part === shown ? 'step' : undefined}
        >
          {t(`onSite.part.${part}`)}
          {isDone(part) && <IconCircleCheck size={18} aria-label={t('onSite.done')} />}
        </Link>
      ))}
    </nav>
  );
}

/** Off the device, with a question before anything is lost. */
function Removal(props: { readonly order: TakenOrder }) {
  const t = useText();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [asks, setAsks] = useState(false);
  const { order } = props;
  const remove = async () => {
    await fieldStore.forget(order.owner, order.number);
    await refresh();
    await navigate({ to: '/inspections/field' });
  };
  return (
    <div className={`${classes.buttons} ${classes.removal}`}>
      <Button size="md" variant="default" onClick={() => void exportRecord(order)}>
        {t('onSite.export')}
      </Button>
      <Button size="md" variant="subtle" onClick={() => setAsks(true)}>
        {t('onSite.remove')}
      </Button>
      <Dialog open={asks} title={t('onSite.removeTitle')}>
        <div className={classes.ask}>
          <p>{t(isUnsent(order) ? 'onSite.removeUnsent' : 'onSite.removeSent')}</p>
          <div className={classes.buttons}>
            <Button size="md" onClick={() => void remove()}>
              {t('onSite.remove')}
            </Button>
            <Button size="md" variant="default" onClick={() => setAsks(false)}>
              {t('onSite.cancel')}
            </Button>
          </div>
        </div>
      </Dialog>
    </div>
  );
}

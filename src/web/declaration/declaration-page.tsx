import { Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconChevronDown } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api, useSession, type DeclarationView } from '#web/client';
import { ConsultationSection, useConsultation } from '#web/consultation';
import { FixBoard, FIXES_KEY } from '#web/fix';
import { InspectionNoticesSection, useInspectionNotices } from '#web/inspection';
import { openAsDraft } from '#web/lodge';
import { ShipmentNote } from '#web/shipment';
import {
  ChannelBadge,
  DeclarationBody,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Reference,
  StatusCard,
  useFormat,
  usePreferences,
  useProblemWords,
  useText,
  useToast,
} from '#web/ui';
import { Letters, OpenMatters, StepList, Versions } from '#web/procedures';
import { AttachDocument } from './attach-document.tsx';
import classes from './declaration-page.module.css';
import { WaitingMoney } from './waiting-money.tsx';

/** While the bank has not answered the page asks again by itself; otherwise now and then. */
const POLL_PAYING_MS = 1500;
const POLL_IDLE_MS = 15_000;

export function DeclarationPage() {
  const t = useText();
  const { number } = useParams({ from: '/declarations/$number' });
  const [ordered, setOrdered] = useState(false);
  const consultation = useConsultation(number);
  const inspection = useInspectionNotices(number);
  const query = useQuery({
    queryKey: ['declaration', number],
    queryFn: () => api.declaration(number),
    refetchInterval: ({ state }) => (isPaying(state.data, ordered) ? POLL_PAYING_MS : POLL_IDLE_MS),
  });
  const view = query.data;
  const back = (
    <Link to="/declarations" className={pageClasses.back}>
      <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t('list.title')}
    </Link>
  );
  if (!view) {
    return (
      <Page title={t('view.title', { number })} above={back} heading={<span className="mono">{number}</span>}>
        {query.error ? <ProblemNote error={query.error} onRetry={() => void query.refetch()} /> : <LoadingRows />}
      </Page>
    );
  }
  return (
    <Page
      title={t('view.title', { number })}
      above={back}
      heading={
        <span className={classes.heading}>
          <Reference value={view.summary.numberInForce} />
          <ChannelBadge channel={view.summary.channel} />
        </span>
      }
      actions={<Downloads view={view} />}
    >
      <ShipmentNote summary={view.summary} />
      <LiveStatus view={view} paying={isPaying(view, ordered)} onOrdered={() => setOrdered(true)} />
      {/* As wide as the page: four columns, one of them to write in. */}
      {view.summary.status === 'amendmentInstructed' && <InstructedFixes number={view.summary.number} />}
      <DeclarationBody
        view={view}
        first={
          <div className={classes.told}>
            <WaitingMoney view={view} />
            <OpenMatters view={view} />
            <Letters view={view} />
            {inspection && <InspectionNoticesSection number={number} told={inspection} />}
            {consultation?.consultation && <ConsultationSection view={view} overview={consultation} />}
            <StepList
              view={view}
              side="declarant"
              more={view.legalActions.includes('declaration.amend') && <Amend view={view} />}
            />
            <Versions view={view} />
          </div>
        }
        documentsAction={view.legalActions.includes('declaration.attach') && <AttachDocument view={view} />}
      />
    </Page>
  );
}

/** What customs asked to have amended, to be written where it is read. */
function InstructedFixes(props: { readonly number: string }) {
  const { data } = useQuery({ queryKey: FIXES_KEY, queryFn: api.fixes });
  const own = data?.items.filter(({ source, id }) => source === 'declaration' && id === props.number) ?? [];
  return <FixBoard fixes={own} isAlone />;
}

/** An order is under way when it is in the history and money is still due. */
function isPaying(view: DeclarationView | undefined, ordered: boolean): boolean {
  if (!view || view.summary.amountDue === '0') return false;
  const lastOrder = view.timeline.findLastIndex((entry) => entry.event === 'PaymentOrdered');
  const lastPaid = view.timeline.findLastIndex((entry) => entry.event === 'DutyPaid');
  return ordered || lastOrder > lastPaid;
}

/** Where it stands, with the one thing to do about it, kept up while a payment is under way. */
function LiveStatus(props: {
  readonly view: DeclarationView;
  readonly paying: boolean;
  readonly onOrdered: () => void;
}) {
  const { view, paying } = props;
  usePaidNotice(view, paying);
  return (
    <StatusCard view={view} paying={paying}>
      {/* What is done to one of several linked declarations is done to all: on the page of the shipment. */}
      {view.summary.shipment === null && <Actions view={view} paying={paying} onOrdered={props.onOrdered} />}
    </StatusCard>
  );
}

function Actions(props: { readonly view: DeclarationView; readonly paying: boolean; readonly onOrdered: () => void }) {
  const { view } = props;
  const { number, amountDue, currency, status } = view.summary;
  const t = useText();
  const { language } = usePreferences();
  const format = useFormat();
  const toast = useToast();
  const openDraft = useOpenDraft(view);
  const words = useProblemWords();
  const client = useQueryClient();
  const settled = () => client.invalidateQueries({ queryKey: ['declaration', number] });
  const failed = (error: Error) => {
    const { title, fix } = words(error);
    toast({ kind: 'problem', text: title, hint: fix });
  };
  const pay = useMutation({
    mutationFn: () => api.pay(number, crypto.randomUUID()),
    onSuccess: () => {
      props.onOrdered();
      toast({ kind: 'done', text: t('view.payStarted') });
      return settled();
    },
    onError: failed,
  });
  const register = useMutation({
    mutationFn: () => api.register(number),
    onSuccess: () => {
      toast({ kind: 'done', text: t('view.registered') });
      return settled();
    },
    onError: failed,
  });
  if (view.legalActions.includes('declaration.register')) {
    return (
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => void openDraft({ replaces: number })}>
          {t('view.edit')}
        </Button>
        <Button loading={register.isPending} onClick={() => register.mutate()}>
          {t('view.register')}
        </Button>
      </div>
    );
  }
  if (view.legalActions.includes('payment.order') && amountDue !== '0') {
    return (
      <Button
        variant={status === 'awaitingPayment' ? 'filled' : 'default'}
        loading={pay.isPending || props.paying}
        onClick={() => pay.mutate()}
      >
        {t('view.pay', { amount: format.money(amountDue, currency) })}
      </Button>
    );
  }
  if (status === 'released') {
    return (
      <Button component="a" href={`/release/${view.tracking}?lang=${language}`} target="_blank">
        {t('view.releasePage')}
      </Button>
    );
  }
  return null;
}

/** Opens the version in force as a draft of the next one. */
function Amend(props: { readonly view: DeclarationView }) {
  const t = useText();
  const { view } = props;
  const openDraft = useOpenDraft(view);
  const amends = { number: view.summary.number, version: view.version };
  return (
    <Button variant="default" size="xs" onClick={() => void openDraft({ amends })}>
      {t('view.amend')}
    </Button>
  );
}

/** Says it once when the bank's confirmation arrives while the page is open. */
function usePaidNotice(view: DeclarationView, paying: boolean): void {
  const t = useText();
  const toast = useToast();
  const wasPaying = useRef(paying);
  useEffect(() => {
    if (wasPaying.current && !paying && view.summary.amountDue === '0')
      toast({ kind: 'done', text: t('view.payDone') });
    wasPaying.current = paying;
  }, [paying, view.summary.amountDue, toast, t]);
}

/** Opens this declaration as a draft: to overwrite it while it is pre-registered, or as the pattern of a new one. */
function useOpenDraft(view: DeclarationView): (purpose?: Parameters<typeof openAsDraft>[2]) => Promise<void> {
  const session = useSession();
  const navigate = useNavigate();
  return async (purpose) => {
    if (session === null) return;
    const draft = openAsDraft(view.declaration, session, purpose);
    await navigate({ to: '/declarations/new', search: { draft } });
  };
}

function Downloads(props: { readonly view: DeclarationView }) {
  const t = useText();
  const { language } = usePreferences();
  const { view } = props;
  const { number } = view.summary;
  const openDraft = useOpenDraft(view);
  const json = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(
      new Blob([JSON.stringify(view.declaration, null, 2)], { type: 'application/json' }),
    );
    link.download = `${number}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Menu
      position="bottom-end"
      shadow="md"
      transitionProps={{ duration: 0 }}
      // Within the page's main part, and with nothing but its items: what screen readers expect of a menu.
      portalProps={{ target: '#main' }}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} stroke={1.75} aria-hidden />}>
          {t('view.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={api.xmlUrl(number)} download={`${number}.xml`}>
          {t('view.downloadXml')}
        </Menu.Item>
        <Menu.Item onClick={json}>{t('view.downloadJson')}</Menu.Item>
        <Menu.Item onClick={() => void openDraft()}>{t('view.copy')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item component="a" href={`/track/${view.tracking}?lang=${language}`} target="_blank">
          {t('view.trackingPage')}
        </Menu.Item>
        {view.summary.status === 'released' && (
          <Menu.Item component="a" href={`/release/${view.tracking}?lang=${language}`} target="_blank">
            {t('view.releasePage')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button } from '@mantine/core';
import { IconListCheck, IconPlus, IconUpload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, useSession, type Desk } from '#web/client';
import { BulkActions, SavedViews, useFirstView } from '#web/declaration';
import { FIXES_KEY } from '#web/fix';
import { Drafts } from '#web/lodge';
import { Empty, LoadingRows, Page, ProblemNote, useFormat, useText } from '#web/ui';
import { ClientBoard } from './client-board.tsx';
import { DutyPart } from './duty-part.tsx';
import classes from './desk.module.css';

const REFRESH_MS = 20_000;
/** Each look checks drafts anew: a desk that is left open asks for nothing. */
const FIXES_FRESH_MS = 120_000;

/** Where a trader's or broker's day begins: what is to be done, what is waited for, what is owed, what was done. */
export function DeskPage() {
  const t = useText();
  const format = useFormat();
  const session = useSession();
  const { client } = useSearch({ from: '/desk' });
  const navigate = useNavigate();
  const desk = useQuery({
    queryKey: ['desk', client],
    queryFn: () => api.desk(client),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const { data } = desk;
  const clients = client?.split(',') ?? [];
  const names = data?.clients.filter(({ id }) => clients.includes(id)).map(({ name }) => name) ?? [];
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const choose = (number: string, isChosen: boolean) =>
    setPicked(isChosen ? new Set([...picked, number]) : new Set([...picked].filter((each) => each !== number)));
  const show = (of: string | undefined) => void navigate({ to: '/desk', search: of ? { client: of } : {} });
  useFirstView('desk', client !== undefined, ({ filters }) => show(filters['client']));
  const shown = data
    ? [data.toDo, data.waiting, data.done].flatMap(({ items }) => items).filter(({ number }) => picked.has(number))
    : [];
  const choosing = { chosen: picked, onChoose: choose, client };
  return (
    <Page
      title={t('desk.title')}
      lead={names.length > 0 ? names.join(', ') : session?.organisation.name}
      actions={<Actions />}
    >
      {desk.error && <ProblemNote error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.isPending && <LoadingRows />}
      {data && (
        <div className={classes.desk}>
          <div className={classes.work}>
            <Drafts />
            {isBlank(data) ? (
              <Empty title={t('desk.blankTitle')} hint={t('desk.blankHint')} action={<Actions />} />
            ) : (
              <>
                <DutyPart duty="toDo" part={data.toDo} asOf={data.asOf} {...choosing} />
                <DutyPart duty="waiting" part={data.waiting} asOf={data.asOf} {...choosing} />
                <DutyPart duty="done" part={data.done} asOf={data.asOf} {...choosing} />
              </>
            )}
            {shown.length > 0 && (
              <BulkActions
                key={shown.map(({ number }) => number).join(' ')}
                numbers={shown.map(({ number }) => number)}
                onDone={() => setPicked(new Set())}
              />
            )}
          </div>
          <aside className={classes.side} aria-label={t('desk.summary')}>
            <Money desk={data} />
            <ToMend />
            {(data.clients.length > 1 || client !== undefined) && (
              <>
                <ClientBoard
                  clients={data.clients}
                  chosen={clients}
                  currency={data.money.currency}
                  onChoose={(ids) => show(ids.join(','))}
                />
                <div>
                  <SavedViews place="desk" filters={{ client }} onShow={({ filters }) => show(filters['client'])} />
                </div>
              </>
            )}
            <p className="quiet">{t('list.asOf', { at: format.since(data.asOf) })}</p>
          </aside>
        </div>
      )}
    </Page>
  );
}

/** How much waits in the fix queue; nothing where nothing does. */
function ToMend() {
  const t = useText();
  const { data } = useQuery({ queryKey: FIXES_KEY, queryFn: api.fixes, staleTime: FIXES_FRESH_MS });
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-label={t('fix.title')}>
      <h2 className={classes.sideTitle}>{t('fix.title')}</h2>
      <Link to="/fix">{t('fix.open', { count: data.items.length })}</Link>
    </section>
  );
}

const isBlank = ({ toDo, waiting, done }: Desk): boolean => toDo.count + waiting.count + done.count === 0;

function Money(props: { readonly desk: Desk }) {
  const t = useText();
  const format = useFormat();
  const { money } = props.desk;
  return (
    <section className={classes.money} aria-label={t('desk.money')}>
      <h2 className={classes.sideTitle}>{t('desk.money')}</h2>
      <p className={classes.amount}>{format.money(money.amountDue, money.currency)}</p>
      <p className="quiet">
        {money.count === 0 ? (
          t('desk.moneyNone')
        ) : (
          <Link to="/declarations" search={{ status: 'awaitingPayment' }}>
            {t('desk.moneyOf', { count: money.count })}
          </Link>
        )}
      </p>
    </section>
  );
}

function Actions() {
  const t = useText();
  return (
    <>
      <Button
        variant="default"
        component={Link}
        to="/declarations/import"
        leftSection={<IconUpload size={16} aria-hidden />}
      >
        {t('list.upload')}
      </Button>
      <GuidedButton />
      <Button component={Link} to="/declarations/new" leftSection={<IconPlus size={16} aria-hidden />}>
        {t('list.lodge')}
      </Button>
    </>
  );
}

/** For who lodges seldom: the same draft, asked for step by step. */
function GuidedButton() {
  const t = useText();
  return (
    <Button
      variant="default"
      leftSection={<IconListCheck size={16} aria-hidden />}
      renderRoot={(root) => <Link {...root} to="/declarations/new" search={{ view: 'guided' }} />}
    >
      {t('list.lodgeGuided')}
    </Button>
  );
}

import { Button, Textarea, TextInput } from '@mantine/core';
import { IconArrowLeft, IconPencil, IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import {
  ChannelBadge,
  Dialog,
  Facts,
  LoadingRows,
  localDate,
  Page,
  pageClasses,
  ProblemNote,
  Section,
  tableClasses as table,
  useFormat,
  useSaidAt,
  useText,
  useToast,
} from '#web/ui';
import { Standing } from './standing.tsx';
import classes from './watch-list.module.css';
import { watchListApi, type WatchListEntryView } from './watch-list-api.ts';

/** One entry: whom it means and why, what matched it, and who was cleared of it. */
export function EntryPage() {
  const { id } = useParams({ from: '/risk/watch-list/$id' });
  const t = useText();
  const query = useQuery({ queryKey: ['watch-list', 'one', id], queryFn: () => watchListApi.entry(id) });
  const view = query.data;
  return (
    <Page
      title={view?.content.value ?? t('watchList.entry')}
      lead={view && <Standing standing={view.standing} />}
      actions={view?.mayChange && view.ended === null && <Actions view={view} />}
      above={
        <Link to="/risk/watch-list" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('watchList.title')}
        </Link>
      }
    >
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {view?.waits && <Waits view={view} />}
      {view && (
        <div className={classes.columns}>
          <div>
            <Section title={t('watchList.matches')}>
              <Matches view={view} />
            </Section>
            <Section title={t('watchList.cleared')}>
              <Cleared view={view} />
            </Section>
          </div>
          <Section title={t('watchList.entry')}>
            <About view={view} />
          </Section>
        </div>
      )}
    </Page>
  );
}

function Actions(props: { readonly view: WatchListEntryView }) {
  const t = useText();
  const navigate = useNavigate();
  const { id } = props.view;
  const [ends, setEnds] = useState(false);
  return (
    <>
      <Button
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={() => void navigate({ to: '/risk/watch-list/$id/edit', params: { id } })}
      >
        {t('watchList.change')}
      </Button>
      <Button variant="default" onClick={() => setEnds(true)}>
        {t('watchList.end')}
      </Button>
      {ends && (
        <Ask
          title={t('watchList.end')}
          hint={t('watchList.endHint')}
          send={(reason) => watchListApi.end(id, reason)}
          onClose={() => setEnds(false)}
        />
      )}
    </>
  );
}

/** What it says does not select yet: somebody else has to agree. */
function Waits(props: { readonly view: WatchListEntryView }) {
  const t = useText();
  const { openProposal, lacksApprover } = props.view;
  return (
    <div className={classes.waits} role="status">
      <IconUsers size={20} aria-hidden />
      <div>
        <strong>{t('watchList.waits')}</strong>
        {lacksApprover && <p>{t('watchList.noApprover')}</p>}
        <p>
          {openProposal === null ? (
            t('watchList.waitsNot')
          ) : (
            <Link to="/approvals/$id" params={{ id: openProposal }}>
              {t('watchList.waitsFor', { id: openProposal })}
            </Link>
          )}
        </p>
      </div>
    </div>
  );
}

function About(props: { readonly view: WatchListEntryView }) {
  const t = useText();
  const format = useFormat();
  const { content, owner, addedAt, ended } = props.view;
  const { effect } = content;
  return (
    <Facts
      facts={[
        { label: t('watchList.kind'), value: t(`watchList.kind.${content.kind}`) },
        { label: t('watchList.list'), value: content.list },
        { label: t('watchList.aliases'), value: content.aliases.join('; ') },
        { label: t('watchList.identifiers'), value: content.identifiers.join('; ') },
        { label: t('watchList.reason'), value: content.reason },
        { label: t('watchList.source'), value: content.source },
        { label: t('watchList.legalBasis'), value: content.legalBasis },
        {
          label: t('watchList.effect'),
          value: effect.channel === 'green' ? t('watchList.watches') : <ChannelBadge channel={effect.channel} />,
        },
        {
          label: t('watchList.inspection'),
          value: effect.inspection && t(`watchList.inspection.${effect.inspection}`),
        },
        { label: t('watchList.validFrom'), value: format.date(content.validFrom) },
        {
          label: t('watchList.validTo'),
          value: content.validTo === null ? t('watchList.noEnd') : format.date(content.validTo),
        },
        { label: t('watchList.sensitivity'), value: t(`watchList.sensitivity.${content.sensitivity}`) },
        { label: t('watchList.owner'), value: `${owner.name ?? owner.userId} · ${format.instant(addedAt)}` },
        ended && { label: t('watchList.ended'), value: `${format.instant(ended.at)} · ${ended.reason}` },
      ]}
    />
  );
}

function Matches(props: { readonly view: WatchListEntryView }) {
  const t = useText();
  const format = useFormat();
  const { matches, mayChange, id } = props.view;
  const [clears, setClears] = useState<WatchListEntryView['matches'][number] | undefined>(undefined);
  if (matches.length === 0) return <p className="quiet">{t('watchList.noMatches')}</p>;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('watchList.matches')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('watchList.who')}</th>
            <th scope="col">{t('watchList.declaration')}</th>
            <th scope="col" className={table.num}>
              {t('watchList.likeness')}
            </th>
            <th scope="col">{t('watchList.clearing')}</th>
          </tr>
        </thead>
        <tbody>
          {matches.map((match) => (
            <tr key={`${match.declaration} ${match.subject}`}>
              <td>
                {match.shown ?? '—'}
                <span className={table.sub}>{t(`watchList.place.${match.place}`)}</span>
              </td>
              <td>
                <span className="mono">{match.declaration}</span>
                <span className={table.sub}>{format.instant(match.at)}</span>
              </td>
              <td className={table.num}>{format.decimal(String(match.score))} %</td>
              <td>
                {match.isCleared
                  ? t('watchList.isCleared')
                  : mayChange && (
                      <Button size="compact-sm" variant="default" onClick={() => setClears(match)}>
                        {t('watchList.notTheSame')}
                      </Button>
                    )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {clears && (
        <Ask
          title={t('watchList.notTheSame')}
          hint={t('watchList.clearHint', { name: clears.shown ?? clears.declaration })}
          withUntil
          send={(reason, until) => {
            const { subject, declaration, place } = clears;
            return watchListApi.clear(id, { subject, declaration, place, reason, until });
          }}
          onClose={() => setClears(undefined)}
        />
      )}
    </div>
  );
}

function Cleared(props: { readonly view: WatchListEntryView }) {
  const t = useText();
  const format = useFormat();
  const { cleared, matches, mayChange, id } = props.view;
  const [revives, setRevives] = useState<string | undefined>(undefined);
  if (cleared.length === 0) return <p className="quiet">{t('watchList.nobodyCleared')}</p>;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('watchList.cleared')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('watchList.who')}</th>
            <th scope="col">{t('watchList.reason')}</th>
            <th scope="col">{t('watchList.until')}</th>
            <th scope="col">{t('watchList.clearing')}</th>
          </tr>
        </thead>
        <tbody>
          {cleared.map((one) => (
            <tr key={one.subject}>
              <td>
                {matches.find(({ subject }) => subject === one.subject)?.shown ?? '—'}
                <span className={table.sub}>
                  <span className="mono">{one.declaration}</span>
                </span>
              </td>
              <td>
                {one.reason}
                <span className={table.sub}>
                  {one.by} · {format.instant(one.at)}
                </span>
              </td>
              <td className="nowrap">
                {format.date(one.until)}
                {one.isOver && <span className={table.sub}>{t('watchList.over')}</span>}
              </td>
              <td>
                {mayChange && (
                  <Button size="compact-sm" variant="default" onClick={() => setRevives(one.subject)}>
                    {t('watchList.withdraw')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revives !== undefined && (
        <Ask
          title={t('watchList.withdraw')}
          hint={t('watchList.withdrawHint')}
          send={(reason) => watchListApi.withdraw(id, { subject: revives, reason })}
          onClose={() => setRevives(undefined)}
        />
      )}
    </div>
  );
}

/** A year: long enough to leave people in peace, short enough to be looked at again. */
const CLEARED_DAYS = 365;

function Ask(props: {
  readonly title: string;
  readonly hint: string;
  readonly withUntil?: true;
  readonly send: (reason: string, until: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const format = useFormat();
  const client = useQueryClient();
  const { send, onClose } = props;
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(() =>
    localDate(new Date(Date.parse(format.now()) + CLEARED_DAYS * 86_400_000).toISOString()),
  );
  const [asked, setAsked] = useState(false);
  const missing = reason.trim().length < 3;
  const act = useMutation({
    mutationFn: () => send(reason.trim(), until),
    onSuccess: async () => {
      onClose();
      toast({ kind: 'done', text: t('watchList.saved') });
      await client.invalidateQueries({ queryKey: ['watch-list'] });
    },
  });
  const said = useSaidAt(act.error, ['reason', 'until']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!missing) act.mutate();
  };
  return (
    <Dialog open title={props.title}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {act.error && <ProblemNote error={act.error} saidAt={said} />}
        <p>{props.hint}</p>
        <Textarea
          label={t('watchList.reason')}
          autosize
          minRows={3}
          maxLength={1_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asked && missing ? t('watchList.missing') : said.at('reason')}
        />
        {props.withUntil && (
          <TextInput
            type="date"
            label={t('watchList.until')}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
            error={said.at('until')}
          />
        )}
        <div className={classes.buttons}>
          <Button type="submit" loading={act.isPending}>
            {props.title}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

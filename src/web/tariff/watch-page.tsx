import { Button, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { api, ApiError, TARIFF_NOTICES_KEY, type TariffNotice, type TariffWatch } from '#web/client';
import {
  Empty,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Section,
  tableClasses as table,
  useFormat,
  useLocal,
  useText,
} from '#web/ui';
import { ChangeWords } from './change-words.tsx';
import { useWatches } from './watches.ts';
import classes from './tariff.module.css';

/** The codes that somebody watches, and what there was to tell of them. */
export function WatchPage() {
  const t = useText();
  return (
    <Page
      title={t('watch.title')}
      lead={t('watch.lead')}
      above={
        <Link to="/tariff" className={pageClasses.back}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t('tariff.title')}
        </Link>
      }
    >
      <div className={classes.columns}>
        <div>
          <Notices />
        </div>
        <div className={classes.side}>
          <Watching />
        </div>
      </div>
    </Page>
  );
}

const NODE = /^(\d{2}|\d{4}|\d{6}|\d{8})$/;

function Watching() {
  const t = useText();
  const { watches, add, remove } = useWatches();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const code = typed.replace(/[\s.]/g, '');
  const isUnknown = add.error instanceof ApiError && add.error.problem.status === 404;
  const error = asked && !NODE.test(code) ? t('watch.codeWrong') : isUnknown ? t('watch.codeUnknown') : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!NODE.test(code)) return;
    add.mutate(code, {
      onSuccess: () => {
        setTyped('');
        setAsked(false);
      },
    });
  };
  return (
    <Section title={t('watch.list')}>
      <form className={classes.watchForm} onSubmit={submit} noValidate>
        <TextInput
          label={t('watch.code')}
          description={t('watch.codeHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          error={error}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAsked(false);
            add.reset();
          }}
        />
        <Button type="submit" loading={add.isPending}>
          {t('watch.add')}
        </Button>
      </form>
      {add.error && !isUnknown && <ProblemNote error={add.error} />}
      {remove.error && <ProblemNote error={remove.error} />}
      {watches === undefined && <LoadingRows rows={3} />}
      {watches?.length === 0 && <Empty title={t('watch.emptyTitle')} hint={t('watch.emptyHint')} />}
      {watches && watches.length > 0 && (
        <ul className={classes.watches}>
          {watches.map((watch) => (
            <Watched key={watch.node} watch={watch} onStop={() => remove.mutate(watch.node)} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Watched(props: { readonly watch: TariffWatch; readonly onStop: () => void }) {
  const { node, name, nextChange } = props.watch;
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  return (
    <li className={classes.watched}>
      <div>
        <NodeLink node={node} />
        {name && `\u2002${local(name)}`}
        <span className={table.sub}>
          {t('watch.next')}: {nextChange === null ? t('watch.none') : format.date(nextChange)}
        </span>
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t('watch.stopNode', { code: node })}
        onClick={props.onStop}
      >
        {t('watch.stop')}
      </Button>
    </li>
  );
}

function NodeLink(props: { readonly node: string; readonly on?: string }) {
  const { node, on } = props;
  const search = on ? { on } : {};
  return node.length === 8 ? (
    <Link to="/tariff/$code" params={{ code: node }} search={search} className="mono">
      {node}
    </Link>
  ) : (
    <Link to="/tariff/browse" search={{ node, ...search }} className="mono">
      {node}
    </Link>
  );
}

function Notices() {
  const t = useText();
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: [...TARIFF_NOTICES_KEY, 'list'],
    queryFn: ({ pageParam }) => api.tariffNotices(pageParam === '' ? {} : { before: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const read = useMutation({
    mutationFn: ({ id, andOlder }: { readonly id: string; readonly andOlder: boolean }) =>
      api.readTariffNotice(id, andOlder),
    onSuccess: () => client.invalidateQueries({ queryKey: TARIFF_NOTICES_KEY }),
  });
  const notices = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const unread = query.data?.pages[0]?.unread ?? 0;
  const newest = notices[0]?.id;
  return (
    <Section
      title={t('watch.notices')}
      aside={
        unread > 0 &&
        newest !== undefined && (
          <span className={classes.unread}>
            {t('watch.unread', { count: unread })}
            <Button variant="subtle" size="compact-sm" onClick={() => read.mutate({ id: newest, andOlder: true })}>
              {t('watch.markAllRead')}
            </Button>
          </span>
        )
      }
    >
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {read.error && <ProblemNote error={read.error} />}
      {query.isPending && <LoadingRows />}
      {query.isSuccess && notices.length === 0 && (
        <Empty title={t('watch.noNoticesTitle')} hint={t('watch.noNoticesHint')} />
      )}
      <ol className={classes.notices}>
        {notices.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} onRead={() => read.mutate({ id: notice.id, andOlder: false })} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button variant="default" mt={16} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('watch.older')}
        </Button>
      )}
    </Section>
  );
}

function NoticeItem(props: { readonly notice: TariffNotice; readonly onRead: () => void }) {
  const { node, name, cause, day, at, readAt, changes, changeCount } = props.notice;
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const left = changeCount - changes.length;
  return (
    <li className={classes.notice} data-unread={readAt === null ? '' : undefined}>
      <div className={classes.noticeHead}>
        <p className={classes.noticeTitle}>
          <NodeLink node={node} on={day} />
          {name && `\u2002${local(name)}`}
        </p>
        {readAt === null ? (
          <Button variant="subtle" size="compact-sm" onClick={props.onRead}>
            {t('watch.markRead')}
          </Button>
        ) : (
          <span className="quiet">{t('watch.readAt', { at: format.instant(readAt) })}</span>
        )}
      </div>
      <p className={table.sub}>
        {t(cause === 'day' ? 'watch.causeDay' : 'watch.causePublication', { day: format.date(day) })} ·{' '}
        <time dateTime={at}>{format.instant(at)}</time>
      </p>
      <ul className={classes.stretchChanges}>
        {changes.map((change, position) => (
          <li key={position}>
            <ChangeWords change={change} />{' '}
            <span className="quiet">
              <span className="mono">{change.nodes.slice(0, 3).join(', ')}</span>
              {change.lineCount > 1 && ` · ${t('tariff.lineCount', { count: change.lineCount })}`}
            </span>
          </li>
        ))}
        {left > 0 && <li>{t('watch.moreChanges', { count: left })}</li>}
      </ul>
    </li>
  );
}

import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { api, NOTICES_KEY, unreadOfTariffQuery, type Notice } from '#web/client';
import {
  countShown,
  Empty,
  LoadingRows,
  Page,
  ProblemNote,
  tableClasses as table,
  useFormat,
  useLocal,
  useText,
} from '#web/ui';
import classes from './notices.module.css';

/** What there was to tell, newest first; what comes while it is open appears by itself. */
export function NoticesPage() {
  const t = useText();
  const client = useQueryClient();
  const { unread: onlyUnread } = useSearch({ from: '/notices' });
  const { data: ofCodes = 0 } = useQuery(unreadOfTariffQuery);
  const query = useInfiniteQuery({
    queryKey: [...NOTICES_KEY, 'list', onlyUnread ?? 'all'],
    queryFn: ({ pageParam }) =>
      api.notices({ ...(pageParam !== '' && { before: pageParam }), ...(onlyUnread && { unread: true }) }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const read = useMutation({
    mutationFn: ({ id, andOlder }: { readonly id: string; readonly andOlder: boolean }) => api.readNotice(id, andOlder),
    onSuccess: () => client.invalidateQueries({ queryKey: NOTICES_KEY }),
  });
  const notices = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const unread = query.data?.pages[0]?.unread ?? 0;
  const newest = notices[0]?.id;
  return (
    <Page
      title={t('notice.title')}
      lead={t('notice.lead')}
      width="narrow"
      actions={<Link to="/notices/settings">{t('notice.settings')}</Link>}
    >
      <div className={classes.bar}>
        <Filters onlyUnread={onlyUnread !== undefined} unread={unread} />
        {unread > 0 && newest !== undefined && (
          <Button variant="subtle" size="compact-sm" onClick={() => read.mutate({ id: newest, andOlder: true })}>
            {t('notice.markAllRead')}
          </Button>
        )}
      </div>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {read.error && <ProblemNote error={read.error} />}
      {query.isPending && <LoadingRows />}
      {query.isSuccess && notices.length === 0 && (
        <Empty
          title={t(onlyUnread ? 'notice.noUnreadTitle' : 'notice.emptyTitle')}
          hint={t(onlyUnread ? 'notice.noUnreadHint' : 'notice.emptyHint')}
        />
      )}
      <ol className={classes.notices}>
        {notices.map((notice) => (
          <Told key={notice.id} notice={notice} onRead={() => read.mutate({ id: notice.id, andOlder: false })} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button variant="default" mt={16} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('notice.older')}
        </Button>
      )}
      <p className={classes.aside}>
        <Link to="/tariff/watch">
          {ofCodes > 0 ? t('notice.ofCodes', { count: ofCodes }) : t('notice.watchedCodes')}
        </Link>
      </p>
    </Page>
  );
}

function Filters(props: { readonly onlyUnread: boolean; readonly unread: number }) {
  const t = useText();
  const current = (isCurrent: boolean) => (isCurrent ? ({ 'data-current': '', 'aria-current': 'page' } as const) : {});
  return (
    <div className={classes.filters}>
      <Link to="/notices" search={{}} {...current(!props.onlyUnread)}>
        {t('notice.all')}
      </Link>
      <Link to="/notices" search={{ unread: 'yes' }} {...current(props.onlyUnread)}>
        {t('notice.onlyUnread')}
        {props.unread > 0 && ` (${countShown(props.unread)})`}
      </Link>
    </div>
  );
}

function Told(props: { readonly notice: Notice; readonly onRead: () => void }) {
  const { title, sentence, page, at, read } = props.notice;
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  return (
    <li className={classes.notice} data-unread={read ? undefined : ''}>
      <div className={classes.words}>
        <Link to={page} className={classes.noticeTitle} onClick={read ? undefined : props.onRead}>
          {local(title)}
        </Link>
        <p>{local(sentence)}</p>
        <p className={table.sub}>
          <time dateTime={at}>{format.instant(at)}</time>
          {!read && ` · ${t('notice.new')}`}
        </p>
      </div>
      {!read && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('notice.markReadOf', { title: local(title) })}
          onClick={props.onRead}
        >
          {t('notice.markRead')}
        </Button>
      )}
    </li>
  );
}

import { Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { managesWebhooks, NOTICES_KEY, useSession, type NoticePreferences } from '#web/client';
import { LoadingRows, Page, ProblemNote, tableClasses as table, useLocal, useText, useToast } from '#web/ui';
import classes from './notices.module.css';
import { noticesApi } from './notices-api.ts';

type Item = NoticePreferences['items'][number];

/** For each kind of notice, on which channels somebody wants it. */
export function NoticeSettingsPage() {
  const t = useText();
  const client = useQueryClient();
  const toast = useToast();
  const session = useSession();
  const preferences = useQuery({ queryKey: ['notice-preferences'], queryFn: noticesApi.noticePreferences });
  const change = useMutation({
    mutationFn: ({ topic, inApp, email }: Item) =>
      noticesApi.changeNoticePreferences({ items: [{ topic, inApp, email }] }),
    onSuccess: async (saved) => {
      client.setQueryData(['notice-preferences'], saved);
      toast({ kind: 'done', text: t('notice.saved') });
      await client.invalidateQueries({ queryKey: NOTICES_KEY });
    },
  });
  const shown = change.isPending ? optimistic(preferences.data, change.variables) : preferences.data;
  return (
    <Page
      title={t('notice.settingsTitle')}
      lead={t('notice.settingsLead')}
      width="narrow"
      actions={managesWebhooks(session) && <Link to="/notices/webhooks">{t('webhook.title')}</Link>}
    >
      {preferences.error && <ProblemNote error={preferences.error} onRetry={() => void preferences.refetch()} />}
      {change.error && <ProblemNote error={change.error} />}
      {preferences.isPending && <LoadingRows />}
      {shown && <Channels preferences={shown} onChange={(item) => change.mutate(item)} />}
      {shown?.email === false && <p className={`quiet ${classes.aside}`}>{t('notice.noMail')}</p>}
    </Page>
  );
}

/** What was just ticked is shown before the server has answered. */
const optimistic = (known: NoticePreferences | undefined, changed: Item): NoticePreferences | undefined =>
  known && { ...known, items: known.items.map((item) => (item.topic === changed.topic ? changed : item)) };

function Channels(props: { readonly preferences: NoticePreferences; readonly onChange: (item: Item) => void }) {
  const { preferences, onChange } = props;
  const t = useText();
  const local = useLocal();
  return (
    <table className={table.table}>
      <caption>{t('notice.settingsCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('notice.kind')}</th>
          <th scope="col" className={classes.channel}>
            {t('notice.inApp')}
          </th>
          <th scope="col" className={classes.channel}>
            {t('notice.email')}
          </th>
        </tr>
      </thead>
      <tbody>
        {preferences.items.map((item) => (
          <tr key={item.topic}>
            <th scope="row">
              {local(item.name)}
              <span className={table.sub}>{local(item.hint)}</span>
            </th>
            <td className={classes.channel}>
              <Checkbox
                aria-label={t('notice.channelOf', { channel: t('notice.inApp'), topic: local(item.name) })}
                checked={item.inApp}
                onChange={(event) => onChange({ ...item, inApp: event.currentTarget.checked })}
              />
            </td>
            <td className={classes.channel}>
              <Checkbox
                aria-label={t('notice.channelOf', { channel: t('notice.email'), topic: local(item.name) })}
                checked={preferences.email && item.email}
                disabled={!preferences.email}
                onChange={(event) => onChange({ ...item, email: event.currentTarget.checked })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

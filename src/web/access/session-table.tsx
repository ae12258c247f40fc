import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Account } from '#web/client';
import { tableClasses as table, useFormat, useProblemWords, useText, useToast } from '#web/ui';
import { deviceOf } from './device-of.ts';
import classes from './settings.module.css';

type Session = Account['sessions'][number];

/** Where one is signed in, this place first. */
export function SessionTable(props: { readonly sessions: readonly Session[] }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const toast = useToast();
  const words = useProblemWords();
  const end = useMutation({
    mutationFn: (session: Session) => api.endSession(session.id),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('security.sessionEnded') });
      await client.invalidateQueries({ queryKey: ['account'] });
    },
    onError: (error) => {
      const { title, fix } = words(error);
      toast({ kind: 'problem', text: title, hint: fix });
    },
  });
  const sorted = props.sessions.toSorted((a, b) => Number(b.current) - Number(a.current));
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('security.sessionsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('security.device')}</th>
            <th scope="col">{t('security.seen')}</th>
            <th scope="col" className={table.num}>
              <span className={classes.hidden}>{t('users.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((session) => {
            const device = deviceOf(session.agent) ?? t('security.unknownDevice');
            return (
              <tr key={session.id}>
                <td>
                  <span className={classes.name}>
                    {device} {session.current && <span className="quiet">({t('security.thisOne')})</span>}
                  </span>
                  <span className={`mono ${table.sub}`}>{session.address}</span>
                </td>
                <td>
                  {format.since(session.seenAt)}
                  <span className={table.sub}>{t('security.signedInAt', { at: format.since(session.createdAt) })}</span>
                </td>
                <td className={table.num}>
                  {!session.current && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('security.endOf', { device })}
                      loading={end.isPending && end.variables.id === session.id}
                      onClick={() => end.mutate(session)}
                    >
                      {t('security.end')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

import { managesKeys, managesPeople, managesWebhooks, readsNotices, seesDelegations, type Session } from '#web/client';

/** What somebody sets up once in a while; work has its place in the header. */
export const settingsFor = (session: Session) =>
  [
    ...(managesPeople(session) ? [{ to: '/users', text: 'nav.users' } as const] : []),
    ...(seesDelegations(session) ? [{ to: '/delegations', text: 'nav.delegations' } as const] : []),
    ...(managesPeople(session) ? [{ to: '/audit', text: 'nav.audit' } as const] : []),
    { to: '/security', text: 'nav.security' } as const,
    ...(managesKeys(session) ? [{ to: '/integration', text: 'nav.integration' } as const] : []),
    ...(readsNotices(session) ? [{ to: '/notices/settings', text: 'nav.noticeSettings' } as const] : []),
    ...(managesWebhooks(session) ? [{ to: '/notices/webhooks', text: 'nav.webhooks' } as const] : []),
  ] as const;

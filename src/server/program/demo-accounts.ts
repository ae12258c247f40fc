import type { Demo } from '#server/access';
import type { HttpApp } from '#server/platform/http';

/** Tells the sign-in page which accounts a demonstration has. Where there is no demonstration there is no such address. */
export function demoAccounts(app: HttpApp, demo: Demo | undefined): void {
  if (!demo) return;
  const items = demo.accounts.map(({ email, name, organisation, roles }) => ({
    email,
    name,
    organisation,
    roles,
    password: demo.password,
  }));
  app.get('/api/v1/demo-accounts', { schema: { hide: true } }, () => ({ items }));
}

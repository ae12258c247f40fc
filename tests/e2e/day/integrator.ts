import { apiClient } from '#client';
import type { Visit } from '../stage.ts';

/** A key for the accounting software, what it sent, where it is told, and a place where nothing counts. */
export async function integratorDay(visit: Visit): Promise<void> {
  const { page, t } = visit;
  await visit.signIn('trader', '/integration');
  const apiKey = await makeKey(visit);
  await visit.shot('integrator-keys', 'window');
  const software = apiClient({ baseUrl: new URL(page.url()).origin, apiKey });
  await software.POST('/api/v1/declarations', { body: { functionalReferenceId: 'PO-2026-0001' } as never });
  await visit.open('/integration?part=requests');
  await page.getByText(t('keys.kind.test'), { exact: true }).click();
  const refused = page.getByRole('row', { name: /POST \/api\/v1\/declarations/ }).first();
  await refused.getByText(t('requests.bodies')).click();
  await visit.shot('integrator-requests', 'window');
  await visit.open('/integration?part=sandbox');
  await page.getByRole('heading', { name: t('sandbox.outcomes') }).waitFor();
  await visit.shot('integrator-sandbox', 'window');
  await visit.open('/notices/webhooks');
  await page.getByText(t('webhook.emptyTitle')).waitFor();
}

async function makeKey({ page, t, language }: Visit): Promise<string> {
  await page.getByRole('radio', { name: t('keys.kind.test') }).check();
  await page.getByLabel(t('keys.name')).fill(language === 'vi' ? 'Phần mềm kế toán' : 'Accounting software');
  for (const scope of ['declarations:read', 'declarations:write']) await page.getByLabel(scope).check();
  await page.getByRole('button', { name: t('keys.create') }).click();
  const secret = await page
    .getByRole('dialog')
    .getByText(/^test_/)
    .innerText();
  await page.getByRole('button', { name: t('keys.secretDone') }).click();
  await page.getByRole('row', { name: language === 'vi' ? /Phần mềm kế toán/ : /Accounting software/ }).waitFor();
  return secret;
}

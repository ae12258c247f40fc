import { describeInBrowser } from '#tests/support/browser-tests';
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, openStage, type Stage, type Visit } from './stage.ts';

const PASSWORD = 'hai-dang-demo-2026';
/** One person for each language: what one sets up, the other does not meet. */
const PERSON = { vi: 'other.trader', en: 'bank' } as const;

describeInBrowser('one’s own account', () => {
  let stage: Stage;
  let origin: string;
  beforeAll(async () => {
    stage = await openStage();
    // Passkeys belong to a name, and this machine has one.
    origin = `http://localhost:${new URL(stage.program.url).port}`;
  });
  afterAll(() => stage.close());

  const givePassword = async ({ page, t, open }: Visit, account: string) => {
    await open(`${origin}/sign-in`);
    await page.getByLabel(t('signIn.email')).fill(`${account}@demo.haidang.example`);
    await page.getByLabel(t('signIn.password'), { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: t('signIn.go'), exact: true }).click();
  };
  const away = ({ page }: Visit) => page.waitForURL((address) => address.pathname !== '/sign-in');

  describe.each(LANGUAGES)('in %s', (language) => {
    test('is guarded by an app and a passkey, and opened by a recovery code and by the passkey', async () => {
      const visit = await stage.visit({ language, width: 1280 });
      const { page, t } = visit;
      const authenticator = await visit.context.newCDPSession(page);
      await authenticator.send('WebAuthn.enable');
      await authenticator.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      });
      await givePassword(visit, PERSON[language]);
      await away(visit);
      await visit.open(`${origin}/security`);
      await page.getByText(t('security.thisOne')).waitFor();
      await visit.expectAccessible();
      await visit.shot('security-empty');

      await page.getByRole('button', { name: t('security.appAdd') }).click();
      await page.getByRole('button', { name: t('security.next') }).click();
      await page.getByText(t('signIn.passwordMissing')).waitFor();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t('security.currentPassword'), { exact: true }).fill('not the password');
      await page.getByRole('button', { name: t('security.next') }).click();
      await dialog.getByRole('alert').waitFor();
      // Told where it was typed, and the cursor is there.
      await dialog.locator('input[aria-invalid="true"]:focus').waitFor();
      await visit.shot('security-wrong-password');
      await dialog.getByLabel(t('security.currentPassword'), { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: t('security.next') }).click();
      await page.getByAltText(t('security.qr')).waitFor();
      const secret = /(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(await dialog.innerText())?.[0] ?? '';
      await visit.expectAccessible();
      await visit.shot('security-enrol');
      await dialog.getByLabel(t('security.firstCode')).fill(codeNow(secret));
      await dialog.getByRole('button', { name: t('security.appFinish') }).click();
      await page.getByText(t('security.codesHint')).waitFor();
      await page.getByRole('dialog', { name: t('security.appAdd') }).waitFor({ state: 'detached' });
      const [recoveryCode = ''] = /\w{4}(?:-\w{4}){3}/.exec(await dialog.innerText()) ?? [];
      await visit.expectAccessible();
      await visit.shot('security-codes');
      await page.getByRole('button', { name: t('security.codesDone') }).click();

      await page.getByRole('button', { name: t('security.passkeyAdd') }).click();
      await dialog.getByLabel(t('security.passkeyName')).fill('Máy tính thử');
      await dialog.getByLabel(t('security.currentPassword'), { exact: true }).fill(PASSWORD);
      await dialog.getByRole('button', { name: t('security.next') }).click();
      await page.getByRole('button', { name: t('security.renameOf', { name: 'Máy tính thử' }) }).waitFor();
      await visit.expectAccessible();
      await visit.shot('security-filled');

      await visit.context.clearCookies();
      await givePassword(visit, PERSON[language]);
      await page.getByLabel(t('signIn.code')).fill('000000');
      await page.getByRole('button', { name: t('signIn.codeGo') }).click();
      await page.getByRole('alert').waitFor();
      await visit.expectAccessible();
      await visit.shot('sign-in-code');
      await page.getByLabel(t('signIn.code')).fill(recoveryCode);
      await page.getByRole('button', { name: t('signIn.codeGo') }).click();
      await away(visit);

      await visit.context.clearCookies();
      await visit.open(`${origin}/sign-in`);
      await visit.expectAccessible();
      await visit.shot('sign-in');
      await page.getByRole('button', { name: t('signIn.passkey') }).click();
      await away(visit);
      await visit.open(`${origin}/security`);
      await page.getByText(t('security.codesLeft', { count: 9 })).waitFor();
      expect(visit.complaints).toEqual([]);
      await visit.close();
    });

    test('is got back by a link, where e-mail is sent, and the pages say so where it is not', async () => {
      const visit = await stage.visit({ language, width: 1280 });
      const { page, t } = visit;
      await visit.open('/sign-in');
      await page.getByRole('link', { name: t('signIn.forgot') }).click();
      await page.getByRole('button', { name: t('forgot.go') }).click();
      await page.getByText(t('signIn.emailMissing')).waitFor();
      await visit.expectAccessible();
      await visit.shot('forgot');
      await page.getByLabel(t('signIn.email')).fill('nobody@demo.haidang.example');
      await page.getByRole('button', { name: t('forgot.go') }).click();
      await page.getByRole('alert').waitFor();
      await page.route('**/api/v1/password-resets', (route) => route.fulfill({ status: 202, json: {} }));
      await page.getByRole('button', { name: t('forgot.go') }).click();
      await page.getByText(t('forgot.sent')).waitFor();
      await visit.expectAccessible();
      await visit.shot('forgot-sent');
      await visit.open(`/reset-password#${'x'.repeat(43)}`);
      await page.getByLabel(t('signIn.newPassword'), { exact: true }).fill('four quiet sailing boats');
      await page.getByRole('button', { name: t('reset.go') }).click();
      await page.getByRole('alert').waitFor();
      await visit.expectAccessible();
      await visit.shot('reset-void');
      await visit.close();
    });

    test('and those of others leave a trace that an administrator reads and narrows', async () => {
      const visit = await stage.visit({ language, width: 1280 });
      const { page, t } = visit;
      await visit.signIn('administrator', '/users');
      await page.getByRole('columnheader', { name: t('users.lastSignIn') }).waitFor();
      await visit.expectAccessible();
      await visit.shot('users-account');
      await visit.open('/audit?kind=change');
      await page.getByRole('columnheader', { name: t('audit.did') }).waitFor();
      await visit.expectAccessible();
      await visit.shot('audit');
      await page.getByLabel(t('audit.about')).fill('nothing has this name');
      await page.getByText(t('audit.noMatchTitle')).waitFor();
      await page.waitForURL(/about=nothing/);
      await visit.expectAccessible();
      await visit.shot('audit-empty');
      await visit.close();
    });
  });
});

/** What an authenticator app would show (RFC 6238). */
function codeNow(secret: string): string {
  const signs = secret.replaceAll(' ', '').split('');
  const bits = signs
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/client';
import { LoadingRows, Page, ProblemNote, Section, useText } from '#web/ui';
import { AppSection } from './app-section.tsx';
import { ChangePassword } from './change-password.tsx';
import { PasskeySection } from './passkey-section.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { SessionTable } from './session-table.tsx';
import classes from './settings.module.css';

/** How one signs in, and where one is signed in. Nobody else changes any of it here. */
export function SecurityPage() {
  const t = useText();
  const account = useQuery({ queryKey: ['account'], queryFn: api.account });
  const [codes, setCodes] = useState<readonly string[]>([]);
  const { data } = account;
  return (
    <Page title={t('security.title')} lead={t('security.lead')}>
      {account.error && <ProblemNote error={account.error} onRetry={() => void account.refetch()} />}
      {account.isPending && <LoadingRows />}
      {data && (
        <div className={classes.columns}>
          <div>
            <AppSection account={data} onCodes={setCodes} />
            <PasskeySection account={data} onCodes={setCodes} />
            {(data.totpSince !== null || data.passkeys.length > 0) && (
              <RecoveryCodes account={data} onCodes={setCodes} />
            )}
            <Section title={t('security.sessions')}>
              <SessionTable sessions={data.sessions} />
            </Section>
          </div>
          <Section title={t('security.password')}>
            <ChangePassword />
          </Section>
        </div>
      )}
      <SecretDialog
        title={t('security.codesTitle')}
        hint={t('security.codesHint')}
        done={t('security.codesDone')}
        secret={codes.length > 0 ? codes.join('\n') : undefined}
        onClose={() => setCodes([])}
      />
    </Page>
  );
}

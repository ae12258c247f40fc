import { Button } from '@mantine/core';
import type { Session } from '#web/client';
import { Dialog, useText } from '#web/ui';
import { SignInForm } from './sign-in-form.tsx';

/** Signs the same person in again over the page they were working on. It can not be dismissed by accident. */
export function RenewDialog(props: {
  readonly email: string;
  readonly onRenewed: (session: Session) => void;
  readonly onOther: () => void;
}) {
  const t = useText();
  return (
    <Dialog open title={t('signIn.again')}>
      <p style={{ marginBottom: 16 }}>{t('signIn.againHint')}</p>
      <SignInForm email={props.email} lockEmail onSignedIn={props.onRenewed} />
      <Button variant="subtle" fullWidth mt={8} onClick={props.onOther}>
        {t('signIn.other')}
      </Button>
    </Dialog>
  );
}

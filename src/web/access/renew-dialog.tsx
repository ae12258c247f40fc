import { Button, Modal } from '@mantine/core';
import type { Session } from '#web/client';
import { useText } from '#web/ui';
import { SignInForm } from './sign-in-form.tsx';

/** Signs the same person in again over the page they were working on. It can not be dismissed by accident. */
export function RenewDialog(props: {
  readonly email: string;
  readonly onRenewed: (session: Session) => void;
  readonly onOther: () => void;
}) {
  const t = useText();
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('signIn.again')}
      centered
      transitionProps={{ duration: 0 }}
    >
      <p style={{ marginBottom: 16 }}>{t('signIn.againHint')}</p>
      <SignInForm email={props.email} lockEmail onSignedIn={props.onRenewed} />
      <Button variant="subtle" fullWidth mt={8} onClick={props.onOther}>
        {t('signIn.other')}
      </Button>
    </Modal>
  );
}

import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Session } from '#web/client';
import { ProblemNote, useText } from '#web/ui';
import { signInByPasskey } from './passkey.ts';
import classes from './sign-in.module.css';

/** Signs in by what the device holds. Changing one's mind at the device is no mistake, so nothing is said of it. */
export function PasskeyButton(props: { readonly onSignedIn: (session: Session) => void }) {
  const t = useText();
  const signIn = useMutation({
    mutationFn: signInByPasskey,
    onSuccess: (session) => session && props.onSignedIn(session),
  });
  return (
    <div className={classes.ways}>
      {signIn.error && <ProblemNote error={signIn.error} />}
      <Button
        variant="default"
        leftSection={<IconFingerprint size={18} stroke={1.75} aria-hidden />}
        loading={signIn.isPending}
        onClick={() => signIn.mutate()}
      >
        {t('signIn.passkey')}
      </Button>
    </div>
  );
}

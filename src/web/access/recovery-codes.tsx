import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Account } from '#web/client';
import { Dialog, Section, useText } from '#web/ui';
import { ConfirmForm } from './confirm-form.tsx';
import classes from './settings.module.css';

/** How many are left for the day on which the telephone is lost, and new ones. */
export function RecoveryCodes(props: {
  readonly account: Account;
  readonly onCodes: (codes: readonly string[]) => void;
}) {
  const t = useText();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { recoveryCodesLeft, totpSince } = props.account;
  const renew = useMutation({
    mutationFn: api.renewRecoveryCodes,
    onSuccess: async ({ recoveryCodes }) => {
      setOpen(false);
      props.onCodes(recoveryCodes);
      await client.invalidateQueries({ queryKey: ['account'] });
    },
  });
  return (
    <Section title={t('security.codes')}>
      <div className={classes.stack}>
        <p>{t('security.codesLeft', { count: recoveryCodesLeft })}</p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('security.codesRenew')}
          </Button>
        </div>
      </div>
      <Dialog open={open} title={t('security.codesRenew')}>
        <ConfirmForm
          wantsCode={totpSince !== null}
          hint={t('security.codesRenewHint')}
          go={t('security.codesRenew')}
          error={renew.error}
          pending={renew.isPending}
          onConfirm={({ password, code }) => renew.mutate({ password, ...(totpSince === null ? {} : { code }) })}
          onCancel={() => setOpen(false)}
        />
      </Dialog>
    </Section>
  );
}

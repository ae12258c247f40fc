import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReasonDialog, useText, useToast } from '#web/ui';
import { modelApi, MODELS, type ModelDesk, type Role } from './model-api.ts';
import classes from './model.module.css';

const ROLES: readonly Role[] = ['champion', 'challenger'];

/** Proposes a model for a role that it does not have; another person has to agree. */
export function SetRole(props: { readonly hash: string; readonly name: string; readonly desk: ModelDesk }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const [asks, setAsks] = useState<Role | undefined>(undefined);
  const { hash, name, desk } = props;
  // A champion is not its own challenger.
  if (!desk.may.propose || desk.champion?.model.hash === hash) return null;
  return (
    <div className={classes.buttons}>
      {ROLES.filter((role) => desk[role]?.model.hash !== hash).map((role) => (
        <Button key={role} size="xs" variant={role === 'champion' ? 'filled' : 'default'} onClick={() => setAsks(role)}>
          {t(`model.set.${role}`)}
        </Button>
      ))}
      {asks !== undefined && (
        <ReasonDialog
          title={t(`model.setTitle.${asks}`, { name })}
          hint={t('model.proposeHint')}
          action={t('model.propose')}
          send={(reason) => modelApi.proposeRole(asks, hash, reason)}
          onDone={() => {
            setAsks(undefined);
            toast({ kind: 'done', text: t('model.proposed') });
            void client.invalidateQueries({ queryKey: MODELS });
          }}
          onCancel={() => setAsks(undefined)}
        />
      )}
    </div>
  );
}

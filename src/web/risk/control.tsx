import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPower } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ReasonDialog, useFormat, useText, useToast } from '#web/ui';
import classes from './risk.module.css';
import { rulesApi } from './rules-api.ts';

/** Whether all rules are switched off; else nothing but the switch, which asks before it acts. */
export function Control() {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const client = useQueryClient();
  const [asks, setAsks] = useState<'stop' | 'restart' | undefined>(undefined);
  const control = useQuery({ queryKey: ['risk-control'], queryFn: () => rulesApi.riskControl() });
  if (!control.data) return null;
  const { stop, openProposal, counts } = control.data;
  const done = async (text: string) => {
    setAsks(undefined);
    toast({ kind: 'done', text });
    await client.invalidateQueries({ queryKey: ['risk-control'] });
    await client.invalidateQueries({ queryKey: ['rules'] });
  };
  return (
    <>
      {stop ? (
        <div className={classes.alarm} role="status">
          <IconAlertTriangle size={20} aria-hidden />
          <div>
            <strong>{t('risk.allStopped', { name: stop.person.name ?? '—', at: format.instant(stop.at) })}</strong>
            <p>{stop.reason}</p>
            {openProposal === null ? (
              <Button size="xs" variant="default" onClick={() => setAsks('restart')}>
                {t('risk.restartAll')}
              </Button>
            ) : (
              <Link to="/approvals/$id" params={{ id: openProposal }}>
                {t('risk.waits', { id: openProposal })}
              </Link>
            )}
          </div>
        </div>
      ) : (
        <div className={classes.control}>
          <span className="quiet">
            {t('risk.counts', { rules: counts.rules, selecting: counts.selecting, mandatory: counts.mandatory })}
          </span>
          <Button
            variant="subtle"
            color="#b3261e"
            size="compact-sm"
            leftSection={<IconPower size={16} aria-hidden />}
            onClick={() => setAsks('stop')}
          >
            {t('risk.stopAll')}
          </Button>
        </div>
      )}
      {asks === 'stop' && (
        <ReasonDialog
          danger
          title={t('risk.stopAllTitle')}
          hint={t('risk.stopAllHint', { count: counts.rules - counts.mandatory, mandatory: counts.mandatory })}
          action={t('risk.stopAll')}
          send={rulesApi.stopAllRules}
          onDone={() => void done(t('risk.stoppedAll'))}
          onCancel={() => setAsks(undefined)}
        />
      )}
      {asks === 'restart' && (
        <ReasonDialog
          title={t('risk.restartAllTitle')}
          hint={t('risk.restartHint')}
          action={t('risk.proposeIt')}
          send={rulesApi.restartAllRules}
          onDone={() => void done(t('risk.proposed'))}
          onCancel={() => setAsks(undefined)}
        />
      )}
    </>
  );
}

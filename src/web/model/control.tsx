import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPower } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ReasonDialog, useFormat, useText, useToast } from '#web/ui';
import { modelApi, MODELS, type ModelDesk } from './model-api.ts';
import classes from './model.module.css';

/** Whether models have a part in selecting, and the switch back to the rules alone, which asks before it acts. */
export function Control(props: { readonly desk: ModelDesk }) {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const client = useQueryClient();
  const [asks, setAsks] = useState<'stop' | 'restart' | undefined>(undefined);
  const { stop, selects, ready, champion, waiting, may } = props.desk;
  const restart = waiting.find(({ action }) => action === 'restart');
  const done = async (text: string) => {
    setAsks(undefined);
    toast({ kind: 'done', text });
    await client.invalidateQueries({ queryKey: MODELS });
  };
  return (
    <>
      {stop ? (
        <div className={classes.alarm} role="status">
          <IconAlertTriangle size={20} aria-hidden />
          <div>
            <strong>{t('model.stoppedBy', { name: stop.person.name ?? '—', at: format.instant(stop.at) })}</strong>
            <p>{stop.reason}</p>
            {restart === undefined ? (
              may.propose && (
                <Button size="xs" variant="default" onClick={() => setAsks('restart')}>
                  {t('model.restart')}
                </Button>
              )
            ) : (
              <Link to="/approvals/$id" params={{ id: restart.id }}>
                {t('model.waits', { id: restart.id })}
              </Link>
            )}
          </div>
        </div>
      ) : (
        <div className={classes.control}>
          <span className="quiet">
            {t(selects ? 'model.inForce' : champion !== null && !ready ? 'model.notReady' : 'model.rulesOnly')}
          </span>
          {may.stop && (
            <Button
              variant="subtle"
              color="#b3261e"
              size="compact-sm"
              leftSection={<IconPower size={16} aria-hidden />}
              onClick={() => setAsks('stop')}
            >
              {t('model.stop')}
            </Button>
          )}
        </div>
      )}
      {asks === 'stop' && (
        <ReasonDialog
          danger
          title={t('model.stopTitle')}
          hint={t('model.stopHint')}
          action={t('model.stop')}
          send={modelApi.stop}
          onDone={() => void done(t('model.stoppedDone'))}
          onCancel={() => setAsks(undefined)}
        />
      )}
      {asks === 'restart' && (
        <ReasonDialog
          title={t('model.restartTitle')}
          hint={t('model.proposeHint')}
          action={t('model.propose')}
          send={modelApi.proposeRestart}
          onDone={() => void done(t('model.proposed'))}
          onCancel={() => setAsks(undefined)}
        />
      )}
    </>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { StopSwitch, useFormat, useText } from '#web/ui';
import { modelApi, MODELS, type ModelDesk } from './model-api.ts';

/** Whether models have a part in selecting, and the switch back to the rules alone, which asks before it acts. */
export function Control(props: { readonly desk: ModelDesk }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const { stop, selects, ready, champion, waiting, may } = props.desk;
  const proposal = waiting.find(({ action }) => action === 'restart');
  return (
    <StopSwitch
      stopped={
        stop
          ? {
              by: t('model.stoppedBy', { name: stop.person.name ?? '—', at: format.instant(stop.at) }),
              reason: stop.reason,
            }
          : undefined
      }
      standing={t(selects ? 'model.inForce' : champion !== null && !ready ? 'model.notReady' : 'model.rulesOnly')}
      waiting={proposal && { id: proposal.id, label: t('model.waits', { id: proposal.id }) }}
      stop={
        may.stop
          ? {
              label: t('model.stop'),
              title: t('model.stopTitle'),
              hint: t('model.stopHint'),
              action: t('model.stop'),
              done: t('model.stoppedDone'),
              send: modelApi.stop,
            }
          : undefined
      }
      restart={
        may.propose
          ? {
              label: t('model.restart'),
              title: t('model.restartTitle'),
              hint: t('model.proposeHint'),
              action: t('model.propose'),
              done: t('model.proposed'),
              send: modelApi.proposeRestart,
            }
          : undefined
      }
      onDone={() => client.invalidateQueries({ queryKey: MODELS })}
    />
  );
}

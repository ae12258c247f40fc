import { useQuery, useQueryClient } from '@tanstack/react-query';
import { StopSwitch, useFormat, useText } from '#web/ui';
import { rulesApi } from './rules-api.ts';

/** Whether all rules are switched off; else nothing but the switch, which asks before it acts. */
export function Control() {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const control = useQuery({ queryKey: ['risk-control'], queryFn: () => rulesApi.riskControl() });
  if (!control.data) return null;
  const { stop, openProposal, counts } = control.data;
  const { rules, selecting, mandatory } = counts;
  return (
    <StopSwitch
      stopped={
        stop
          ? {
              by: t('risk.allStopped', { name: stop.person.name ?? '—', at: format.instant(stop.at) }),
              reason: stop.reason,
            }
          : undefined
      }
      standing={t('risk.counts', { rules, selecting, mandatory })}
      waiting={openProposal === null ? undefined : { id: openProposal, label: t('risk.waits', { id: openProposal }) }}
      stop={{
        label: t('risk.stopAll'),
        title: t('risk.stopAllTitle'),
        hint: t('risk.stopAllHint', { count: rules - mandatory, mandatory }),
        action: t('risk.stopAll'),
        done: t('risk.stoppedAll'),
        send: rulesApi.stopAllRules,
      }}
      restart={{
        label: t('risk.restartAll'),
        title: t('risk.restartAllTitle'),
        hint: t('risk.restartHint'),
        action: t('risk.proposeIt'),
        done: t('risk.proposed'),
        send: rulesApi.restartAllRules,
      }}
      onDone={async () => {
        await client.invalidateQueries({ queryKey: ['risk-control'] });
        await client.invalidateQueries({ queryKey: ['rules'] });
      }}
    />
  );
}

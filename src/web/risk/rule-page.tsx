import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconClockExclamation, IconHistory, IconPencil } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { RuleView } from '#web/client';
import {
  CodeName,
  CodeNames,
  ChannelBadge,
  Facts,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  ReasonDialog,
  Section,
  useFormat,
  useLocal,
  useText,
  useToast,
} from '#web/ui';
import { ConditionShown } from './condition.tsx';
import { Failed } from './failed.tsx';
import { History } from './history.tsx';
import { Live } from './live.tsx';
import classes from './risk.module.css';
import { Standing } from './standing.tsx';
import { TestsShown } from './tests-shown.tsx';
import { rulesApi } from './rules-api.ts';

/** One rule: what it asks and brings about, what it does in force, and all that it ever was. */
export function RulePage() {
  const t = useText();
  const local = useLocal();
  const { id } = useParams({ from: '/risk/rules/$id' });
  const query = useQuery({ queryKey: ['rules', 'one', id], queryFn: () => rulesApi.rule(id) });
  const view = query.data;
  return (
    <Page
      title={view ? local(view.name) : id}
      lead={view && <Standing standing={view.standing} />}
      actions={view && <Actions view={view} />}
      above={
        <Link to="/risk/rules" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('risk.rules')}
        </Link>
      }
    >
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {view && <Shown view={view} />}
    </Page>
  );
}

function Actions(props: { readonly view: RuleView }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id, stop, openProposal, version } = props.view;
  const [asks, setAsks] = useState<'stop' | 'restart' | undefined>(undefined);
  const done = async (text: string) => {
    setAsks(undefined);
    toast({ kind: 'done', text });
    await client.invalidateQueries({ queryKey: ['rules'] });
  };
  return (
    <>
      <Button
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={() => void navigate({ to: '/risk/rules/$id/edit', params: { id } })}
      >
        {t('risk.edit')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconHistory size={16} aria-hidden />}
        onClick={() => void navigate({ to: '/risk/replays', search: { rule: id } })}
      >
        {t('replay.tryIt')}
      </Button>
      {stop === null && (
        <Button variant="default" onClick={() => setAsks('stop')}>
          {t('risk.stop')}
        </Button>
      )}
      {stop !== null && openProposal === null && (
        <Button variant="default" onClick={() => setAsks('restart')}>
          {t('risk.restart')}
        </Button>
      )}
      {asks === 'stop' && (
        <ReasonDialog
          danger
          title={t('risk.stopTitle', { id })}
          hint={t('risk.stopHint')}
          action={t('risk.stop')}
          send={(reason) => rulesApi.stopRule(id, reason)}
          onDone={() => void done(t('risk.stopped', { id }))}
          onCancel={() => setAsks(undefined)}
        />
      )}
      {asks === 'restart' && (
        <ReasonDialog
          title={t('risk.restartTitle', { id, version })}
          hint={t('risk.restartHint')}
          action={t('risk.proposeIt')}
          send={(reason) => rulesApi.restartRule(id, reason)}
          onDone={() => void done(t('risk.proposed'))}
          onCancel={() => setAsks(undefined)}
        />
      )}
    </>
  );
}

function Shown(props: { readonly view: RuleView }) {
  const t = useText();
  const { view } = props;
  return (
    <>
      <Notes view={view} />
      <div className={classes.columns}>
        <div>
          <Section title={t('risk.condition')}>
            <ConditionShown key={view.version} rule={view.rule} />
          </Section>
          <Section title={t('risk.tests')} aside={t('risk.testsCount', { count: view.rule.tests?.length ?? 0 })}>
            <TestsShown rule={view.rule} />
          </Section>
          {view.failed.length > 0 && (
            <Section title={t('risk.failed')}>
              <Failed view={view} />
            </Section>
          )}
          <Section title={t('risk.history')}>
            <History view={view} />
          </Section>
        </div>
        <div>
          <Section title={t('risk.effect')}>
            <Effect view={view} />
          </Section>
          <Section title={t('risk.live')}>
            <Live view={view} />
          </Section>
        </div>
      </div>
    </>
  );
}

/** What stands in the way of its selecting, and what soon will. */
function Notes(props: { readonly view: RuleView }) {
  const t = useText();
  const format = useFormat();
  const { stop, standing, expiresSoon, validTo, openProposal, failures } = props.view;
  return (
    <>
      {stop && (
        <div className={classes.alarm} role="status">
          <IconAlertTriangle size={20} aria-hidden />
          <div>
            <strong>
              {stop.by === 'person'
                ? t('risk.stoppedBy', { name: stop.person?.name ?? '—', at: format.instant(stop.at) })
                : t('risk.suspendedAt', { at: format.instant(stop.at) })}
            </strong>
            <p>{stop.strayed === null ? stop.reason : t(`risk.strayed.${stop.strayed}`)}</p>
          </div>
        </div>
      )}
      {standing === 'switchedOff' && (
        <div className={classes.alarm} role="status">
          <IconAlertTriangle size={20} aria-hidden />
          <div>
            <strong>{t('risk.switchedOffNote')}</strong>
          </div>
        </div>
      )}
      {failures > 0 && (
        <div className={classes.warning} role="status">
          <IconAlertTriangle size={20} aria-hidden />
          <div>
            <strong>{t('risk.failsNow', { count: failures })}</strong>
            <p>{t('risk.failsHint')}</p>
          </div>
        </div>
      )}
      {(expiresSoon || standing === 'expired') && validTo !== null && (
        <div className={classes.warning} role="status">
          <IconClockExclamation size={20} aria-hidden />
          <div>
            <strong>
              {t(standing === 'expired' ? 'risk.expiredOn' : 'risk.expiresOn', { date: format.date(validTo) })}
            </strong>
            <p>{t('risk.expiresHint')}</p>
          </div>
        </div>
      )}
      {openProposal !== null && (
        <p>
          <Link to="/approvals/$id" params={{ id: openProposal }}>
            {t('risk.waits', { id: openProposal })}
          </Link>
        </p>
      )}
    </>
  );
}

function Effect(props: { readonly view: RuleView }) {
  const t = useText();
  const format = useFormat();
  const { rule, owner, source, version, id } = props.view;
  const { effect } = rule;
  return (
    <Facts
      facts={[
        { label: t('risk.id'), value: <span className="mono">{`${id} · ${version}`}</span> },
        {
          label: t('list.channel'),
          value: effect.channel === 'green' ? t('risk.channel.green') : <ChannelBadge channel={effect.channel} />,
        },
        effect.inspection !== undefined && {
          label: t('risk.inspection'),
          value: `${t(`risk.inspection.${effect.inspection}`)}${effect.depthPercent === undefined ? '' : `, ${effect.depthPercent} %`}`,
        },
        effect.documents !== undefined && {
          label: t('risk.documents'),
          value: <CodeNames list="document-type" codes={effect.documents} />,
        },
        effect.referTo !== undefined && {
          label: t('risk.referTo'),
          value: <CodeNames list="agency" codes={effect.referTo} />,
        },
        effect.notify === true && { label: t('risk.notify'), value: t('risk.notifyYes') },
        { label: t('risk.binding'), value: t(`risk.binding.${rule.binding}`) },
        { label: t('risk.scope'), value: t(`risk.scope.${rule.scope}`) },
        {
          label: t('risk.offices'),
          value: rule.offices ? <CodeNames list="customs-office" codes={rule.offices} /> : t('risk.everywhere'),
        },
        {
          label: t('risk.validity'),
          value: `${format.date(rule.validFrom)} – ${rule.validTo === null ? t('risk.noEnd') : format.date(rule.validTo)}`,
        },
        { label: t('risk.sensitivity'), value: t(`risk.sensitivity.${rule.sensitivity}`) },
        { label: t('risk.legalBasis'), value: rule.legalBasis },
        { label: t('risk.owner'), value: <CodeName list="department" code={owner} /> },
        { label: t('risk.source'), value: t(`risk.source.${source}`) },
      ]}
    />
  );
}

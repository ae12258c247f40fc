import { IconExternalLink } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { WrittenRule } from '#web/client';
import { ProblemNote, useFormat, useText } from '#web/ui';
import { usePercent } from './rate.tsx';
import { replayApi, type Replay } from './replay-api.ts';
import classes from './replay.module.css';
import { Running } from './running.tsx';
import { StartForm, type Side } from './start-form.tsx';
import { Summary } from './summary.tsx';
import { useReplay } from './use-replay.ts';

/** Tries a rule that is being written on the past, beside the form, and tells what it will be held to. */
export function TryOnPast(props: { readonly rule: WrittenRule; readonly isNew: boolean; readonly isReady: boolean }) {
  const t = useText();
  const [started, setStarted] = useState<string | undefined>(undefined);
  const { isReady, isNew } = props;
  const rule = sendable(props.rule);
  const replay = useReplay(started);
  const client = useQueryClient();
  const status = replay.data?.status;
  useEffect(() => {
    if (status === 'done') void client.invalidateQueries({ queryKey: ['rehearsal'] });
  }, [status, client]);
  if (!isReady) return <p className="quiet">{t('replay.notReady')}</p>;
  const asItWas: Side = { key: 'none', label: t('replay.withoutChange'), change: { kind: 'none' } };
  const without: readonly Side[] = isNew
    ? []
    : [
        {
          key: 'without',
          label: t('replay.withoutRule', { id: rule.id }),
          change: { kind: 'without', ruleId: rule.id },
        },
      ];
  return (
    <div className={classes.form}>
      <p className={classes.hint}>{t('replay.tryHint')}</p>
      <Rehearsed rule={rule} />
      <StartForm
        lefts={[asItWas, ...without]}
        rights={[{ key: 'written', label: t('replay.asWritten'), change: { kind: 'with', rule } }]}
        onStarted={({ id }) => setStarted(id)}
      />
      {replay.error && <ProblemNote error={replay.error} />}
      {replay.data && <Outcome replay={replay.data} />}
    </div>
  );
}

function Outcome(props: { readonly replay: Replay }) {
  const t = useText();
  const { replay } = props;
  if (replay.status === 'running') return <Running replay={replay} />;
  if (replay.result === null) return <p role="status">{t(`replay.status.${replay.status}`)}</p>;
  return (
    <div role="status" className={classes.form}>
      <Summary replay={replay} result={replay.result} />
      <Link to="/risk/replays/$id" params={{ id: replay.id }} target="_blank">
        {t('replay.openAll')} <IconExternalLink size={14} aria-hidden />
      </Link>
    </div>
  );
}

/** What this wording will be held to, or that it will be held to nothing. */
function Rehearsed(props: { readonly rule: WrittenRule }) {
  const t = useText();
  const format = useFormat();
  const percent = usePercent();
  const { rule } = props;
  const { scope, when, effect, binding, offices } = rule;
  const query = useQuery({
    queryKey: ['rehearsal', { scope, when, effect, binding, offices }],
    queryFn: () => replayApi.check(rule),
  });
  if (query.data === undefined) return null;
  const { rehearsal } = query.data;
  if (rehearsal === null) return <p>{t('replay.notTried')}</p>;
  const { from, to, declarations, lowRate, highRate, factor } = rehearsal;
  return (
    <p>
      {t('replay.held', {
        from: format.date(from),
        to: format.date(to),
        count: format.decimal(String(declarations)),
        low: percent(lowRate / factor),
        high: percent(Math.min(1, highRate * factor)),
      })}
    </p>
  );
}

const ID = /^[A-Z0-9][A-Z0-9-]{2,39}$/;

/** What is not written yet and has no part in whom the rule hits. */
const sendable = (rule: WrittenRule): WrittenRule => ({
  ...rule,
  id: ID.test(rule.id) ? rule.id : 'NEW-RULE',
  name: { vi: rule.name.vi || '–', en: rule.name.en || '–' },
  legalBasis: rule.legalBasis || '–',
});

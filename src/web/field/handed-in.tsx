import { Button } from '@mantine/core';
import { IconCheck, IconClock, IconFileTypePdf, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FieldStep, OutboxEntry } from '#core/inspection';
import { ProblemNote, useFormat, useLocal, usePreferences, useText } from '#web/ui';
import classes from './field.module.css';
import { reopen } from './reopen.ts';
import type { TakenOrder } from './taken-order.ts';
import { useRefresh } from './use-field.ts';

/** What became of a record that was handed in, step by step; and what to do where the server did not take one. */
export function HandedIn(props: { readonly order: TakenOrder; readonly onExport: () => void }) {
  const t = useText();
  const format = useFormat();
  const { language } = usePreferences();
  const { order } = props;
  const outbox = order.outbox ?? [];
  const refused = outbox.find(({ standing }) => standing === 'refused');
  const isDone = outbox.every(({ standing }) => standing === 'taken');
  return (
    <div className={classes.part}>
      {order.handedInAt !== null && (
        <p className="quiet">{t('onSite.handedIn', { time: format.instant(order.handedInAt) })}</p>
      )}
      <p role="status">
        <strong>
          {t('onSite.progress', {
            count: outbox.filter(({ standing }) => standing === 'taken').length,
            total: outbox.length,
          })}
        </strong>
      </p>
      {refused && <Refused order={order} entry={refused} onExport={props.onExport} />}
      <ol className={classes.steps}>
        {outbox.map((entry) => (
          <Step key={entry.key} entry={entry} />
        ))}
      </ol>
      {isDone && (
        <div className={classes.buttons}>
          <Button size="md" component={Link} to={`/cases/${order.number}`}>
            {t('onSite.case')}
          </Button>
          <Button
            size="md"
            variant="default"
            component="a"
            href={`/api/v1/declarations/${order.number}/documents/inspection-record.pdf?lang=${language}`}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconFileTypePdf size={20} stroke={1.5} aria-hidden />}
          >
            {t('onSite.paper')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Step(props: { readonly entry: OutboxEntry }) {
  const t = useText();
  const { step, standing } = props.entry;
  const Icon = ICONS[standing];
  return (
    <li className={classes.stepRow} data-standing={standing}>
      <Icon size={20} stroke={1.75} aria-hidden />
      <span>
        {t(`onSite.step.${step.step}`, {
          what: whatOf(step, (line) => t('tax.line', { line }), t('inspect.undeclared')),
        })}
      </span>
      <span className="quiet">{t(`onSite.standingOf.${standing}`)}</span>
    </li>
  );
}

const ICONS = { waiting: IconClock, taken: IconCheck, refused: IconX } as const;

function whatOf(step: FieldStep, lineName: (line: number) => string, undeclared: string): string {
  if (step.step === 'checkContainer') return step.check.container;
  if (step.step === 'recordFinding') return step.finding.line === null ? undeclared : lineName(step.finding.line);
  return '';
}

function Refused(props: { readonly order: TakenOrder; readonly entry: OutboxEntry; readonly onExport: () => void }) {
  const t = useText();
  const local = useLocal();
  const refresh = useRefresh();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [isGone, setGone] = useState(false);
  const { owner, number } = props.order;
  const correct = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setGone((await reopen(owner, number)) === 'gone');
      await refresh();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.refused} role="alert">
      <p>
        <strong>{t('onSite.refused')}</strong>
      </p>
      {props.entry.refusals.length === 0 && <p>{t('onSite.refusedUnknown')}</p>}
      {props.entry.refusals.map(({ code, pointer, message, fix }) => (
        <p key={`${code}${pointer}`}>
          {local(message)} <span className="mono">{code}</span>
          <br />
          {local(fix)}
        </p>
      ))}
      <p>{t('onSite.refusedHint')}</p>
      {isGone && <p>{t('onSite.noOrderNow')}</p>}
      {error !== undefined && <ProblemNote error={error} />}
      <div className={classes.buttons}>
        <Button size="md" loading={isBusy} onClick={() => void correct()}>
          {t('onSite.correct')}
        </Button>
        <Button size="md" variant="default" onClick={props.onExport}>
          {t('onSite.export')}
        </Button>
      </div>
      <p className="quiet">{t('onSite.correctHint')}</p>
    </div>
  );
}

import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { legalStepOf, type DeclarationAction } from '#core/declaration';
import { api, type DeclarationView } from '#web/client';
import { ConsultationSection } from '#web/consultation';
import { InspectionNoticesSection, useInspectionNotices } from '#web/inspection';
import { Letters, OpenMatters, Versions } from '#web/procedures';
import { ShipmentNote } from '#web/shipment';
import {
  ChannelBadge,
  DeclarationBody,
  LoadingRows,
  Page,
  ProblemNote,
  Reference,
  Section,
  StatusCard,
  useLocal,
  useText,
} from '#web/ui';
import classes from './case.module.css';

/** A case as its trader sees it: what the server makes for the trader, and nothing to press. */
export function CaseAsTrader(props: {
  readonly number: string;
  readonly above: ReactNode;
  readonly actions: ReactNode;
}) {
  const t = useText();
  const { number, above, actions } = props;
  const notices = useInspectionNotices(number);
  const query = useQuery({ queryKey: ['case', number, 'as-trader'], queryFn: () => api.caseAsTrader(number) });
  const title = t('view.title', { number });
  if (!query.data) {
    return (
      <Page title={title} above={above} heading={<span className="mono">{number}</span>} actions={actions}>
        {query.error ? <ProblemNote error={query.error} onRetry={() => void query.refetch()} /> : <LoadingRows />}
      </Page>
    );
  }
  const { view, consultation } = query.data;
  const { summary } = view;
  const heading = (
    <span className={classes.heading}>
      <Reference value={summary.numberInForce} />
      <ChannelBadge channel={summary.channel} />
    </span>
  );
  const name = (summary.direction === 'import' ? summary.importerName : summary.exporterName) ?? t('by.trader');
  return (
    <Page title={title} above={above} heading={heading} actions={actions}>
      <p className={classes.asTrader} role="note">
        <IconEye size={18} stroke={1.75} aria-hidden /> {t('case.asTraderNote', { name })}
      </p>
      <ShipmentNote summary={summary} />
      <StatusCard view={view} />
      <DeclarationBody
        view={view}
        first={
          <div className={classes.aside}>
            <OpenMatters view={view} />
            <Letters view={view} />
            {notices && <InspectionNoticesSection number={number} told={notices} />}
            {consultation.consultation && (
              <ConsultationSection view={view} overview={{ ...consultation, actions: [] }} />
            )}
            <TraderSteps actions={view.legalActions} />
            <Versions view={view} />
          </div>
        }
      />
    </Page>
  );
}

/** What the trader could press, by name. */
function TraderSteps(props: { readonly actions: DeclarationView['legalActions'] }) {
  const t = useText();
  const local = useLocal();
  return (
    <Section title={t('case.asTraderSteps')}>
      {props.actions.length === 0 ? (
        <p className="quiet">{t('case.asTraderNoSteps')}</p>
      ) : (
        <ul className={classes.traderSteps}>
          {props.actions.map((action) => (
            <li key={action}>{local(legalStepOf(action as DeclarationAction).name)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

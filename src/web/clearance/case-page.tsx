import { Button } from '@mantine/core';
import { IconArrowLeft, IconEye, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Explanation } from '#core/kernel';
import { api, useSession, type CaseView, type DeclarationView } from '#web/client';
import { openAsDraft } from '#web/lodge';
import {
  ChannelBadge,
  DeclarationBody,
  DueBy,
  ExplanationTree,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Reference,
  Section,
  useFormat,
  useLocal,
  useText,
} from '#web/ui';
import { ConsultationSection, useConsultation } from '#web/consultation';
import { ShipmentNote } from '#web/shipment';
import { InspectionPanel, useInspection } from '#web/inspection';
import { Letters, OpenMatters, StepList, Versions } from '#web/procedures';
import { CaseModel } from '#web/model';
import { CasePrices, useDoubtedLines } from '#web/price';
import { CaseReferrals } from '#web/referral';
import { CaseAsTrader } from './case-as-trader.tsx';
import { ListMatches } from './list-matches.tsx';
import classes from './case.module.css';
import { DecisionBar } from './decision-bar.tsx';
import { FourEyes } from './four-eyes.tsx';
import { GiveBack } from './give-back.tsx';
import { HandOver } from './hand-over.tsx';
import { LineHistory } from './line-history.tsx';
import { Reassign, useOfficers } from './reassign.tsx';

const REFRESH_MS = 15_000;

/** A case as the office sees it, or as its trader does. */
export function CasePage() {
  const t = useText();
  const { number } = useParams({ from: '/cases/$number' });
  const { as } = useSearch({ from: '/cases/$number' });
  const back = (
    <Link to="/queue" className={pageClasses.back}>
      <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t('queue.title')}
    </Link>
  );
  return as === 'trader' ? (
    <CaseAsTrader number={number} above={back} actions={<Viewpoint number={number} asTrader />} />
  ) : (
    <OfficersCase key={number} number={number} back={back} />
  );
}

function Viewpoint(props: { readonly number: string; readonly asTrader: boolean }) {
  const t = useText();
  const navigate = useNavigate();
  const { number, asTrader } = props;
  return (
    <Button
      variant="default"
      leftSection={<IconEye size={16} stroke={1.75} aria-hidden />}
      onClick={() =>
        void navigate({
          to: '/cases/$number',
          params: { number },
          search: asTrader ? {} : { as: 'trader' },
          replace: true,
        })
      }
    >
      {t(asTrader ? 'case.asTraderBack' : 'case.asTrader')}
    </Button>
  );
}

/** One case on one screen: what was declared, why it stopped here, and the decision. */
function OfficersCase(props: { readonly number: string; readonly back: ReactNode }) {
  const t = useText();
  const session = useSession();
  const { number, back } = props;
  const consultation = useConsultation(number);
  const inspection = useInspection(number);
  const assessAnew = useAssessAnew();
  const doubtedPrices = useDoubtedLines(number);
  const query = useQuery({ queryKey: ['case', number], queryFn: () => api.case(number), refetchInterval: REFRESH_MS });
  if (!query.data) {
    return (
      <Page title={t('view.title', { number })} above={back} heading={<span className="mono">{number}</span>}>
        {query.error ? <ProblemNote error={query.error} onRetry={() => void query.refetch()} /> : <LoadingRows />}
      </Page>
    );
  }
  const { view, holderId, whyHere, doubts, fourEyes } = query.data;
  const isMine = holderId !== null && holderId === session?.user.id;
  return (
    <Page
      title={t('view.title', { number })}
      above={back}
      heading={
        <span className={classes.heading}>
          <Reference value={view.summary.numberInForce} />
          <ChannelBadge channel={view.summary.channel} />
        </span>
      }
      lead={<CaseStatus found={query.data} />}
      actions={
        <>
          {isMine && <HandOver summary={view.summary} />}
          <Reassign number={number} officeId={view.summary.officeId} />
          <Viewpoint number={number} asTrader={false} />
        </>
      }
    >
      <ShipmentNote summary={view.summary} />
      {view.summary.shipment !== null && (
        <p className={classes.asTrader}>{t('shipment.decidedTogether', { count: view.summary.shipment.total })}</p>
      )}
      <DeclarationBody
        view={view}
        reliefAction={view.legalActions.includes('relief.giveBack') && <GiveBack view={view} />}
        first={
          <div className={classes.aside}>
            <OpenMatters view={view} />
            <Letters view={view} />
            <FourEyes halves={fourEyes} />
            <WhyHere number={number} explanation={whyHere} />
            <CaseReferrals number={number} />
            <ListMatches number={number} />
            <LineHistory number={number} />
            <CasePrices number={number} />
            {doubts.length > 0 && <Doubts doubts={doubts} />}
            {inspection && (
              <InspectionPanel view={view} file={inspection} onAssess={(followUp) => assessAnew(view, followUp)} />
            )}
            {consultation && (
              <ConsultationSection
                view={view}
                overview={consultation}
                doubted={[...new Set([...doubts.map(({ sequence }) => sequence), ...doubtedPrices])]}
              />
            )}
            <StepList
              view={withoutOwn(view, fourEyes)}
              side="officer"
              more={view.legalActions.includes('case.assess') && <AssessAnew view={view} />}
            />
            <Versions view={view} />
          </div>
        }
      />
      <DecisionBar view={view} />
    </Page>
  );
}

/** Of what takes two people, only what somebody else began is offered to be completed. */
function withoutOwn(view: DeclarationView, fourEyes: CaseView['fourEyes']): DeclarationView {
  const isOwn = (action: string, id: string) =>
    fourEyes.some((half) => half.isOwn && half.action === action && half.subject === id);
  return {
    ...view,
    decisions: view.decisions.filter(({ position }) => !isOwn('case.reverse', position)),
    appeals: view.appeals.filter(({ id }) => !isOwn('appeal.decide', id)),
  };
}

/** A leader sets what is declared: opens the version in force in the form, and sends it as an assessment by customs. */
function AssessAnew(props: { readonly view: DeclarationView }) {
  const t = useText();
  const assessAnew = useAssessAnew();
  return (
    <Button variant="default" size="xs" onClick={() => assessAnew(props.view)}>
      {t('amend.assessOpen')}
    </Button>
  );
}

function useAssessAnew(): (view: DeclarationView, followUp?: string) => void {
  const session = useSession();
  const navigate = useNavigate();
  return ({ declaration, summary, version }, followUp) => {
    if (session === null) return;
    const amends = { number: summary.number, version, byCustoms: true as const, ...(followUp && { followUp }) };
    void navigate({ to: '/declarations/new', search: { draft: openAsDraft(declaration, session, { amends }) } });
  };
}

function CaseStatus(props: { readonly found: CaseView }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { summary, holder, next } = props.found.view;
  const { holderId } = props.found;
  const officer = useOfficers().find(({ userId }) => userId === holderId);
  return (
    <>
      <strong className={classes.adjective}>{t(`status.${summary.status}`)}</strong>
      {' · '}
      {t('holder.since', { since: format.since(summary.statusSince) })}
      {holder !== 'none' && ` · ${t(`holder.${holder}`)}`}
      {' · '}
      {local(next)}
      {' · '}
      {holderId === null
        ? t('case.heldBy', { name: t('queue.nobody') })
        : t('case.heldBy', { name: officer?.name ?? t('queue.elsewhere') })}
      {summary.dueAt !== null && (
        <span className={classes.due}>
          {t('due.by')} <DueBy at={summary.dueAt} now={format.now()} />
        </span>
      )}
    </>
  );
}

/** Lines that cost less than is known of such goods: for officers only, and a question, not a finding. */
function Doubts(props: { readonly doubts: CaseView['doubts'] }) {
  const t = useText();
  return (
    <div className={classes.why}>
      <Section title={t('consult.doubts')}>
        {props.doubts.map(({ sequence, explanation }) => (
          <ExplanationTree key={sequence} explanation={explanation} />
        ))}
        <p className={classes.hidden}>
          <IconLock size={14} stroke={1.75} aria-hidden /> {t('case.whyHidden')}
        </p>
      </Section>
    </div>
  );
}

/** Reasons of the selection: for officers only, and said so. */
function WhyHere(props: { readonly number: string; readonly explanation: Explanation | null }) {
  const t = useText();
  const { number, explanation } = props;
  return (
    <div className={classes.why}>
      <Section title={t('case.whyHere')}>
        {explanation ? <ExplanationTree explanation={explanation} /> : <p className="quiet">{t('case.noReasons')}</p>}
        <CaseModel number={number} />
        <p className={classes.hidden}>
          <IconLock size={14} stroke={1.75} aria-hidden /> {t('case.whyHidden')}
        </p>
      </Section>
    </div>
  );
}

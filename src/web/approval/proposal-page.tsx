import { Button } from '@mantine/core';
import { IconArrowLeft, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, useSession, type Proposal } from '#web/client';
import type { TextKey } from '#web/texts';
import { Facts, LoadingRows, localDate, Page, pageClasses, ProblemNote, Section, useFormat, useText } from '#web/ui';
import classes from './approval.module.css';
import { Changes } from './changes.tsx';
import { countsInWords } from './counts.ts';
import { Decide } from './decide.tsx';
import { Effects } from './effects.tsx';
import { ProposalStatus } from './proposal-status.tsx';
import { reasonOf } from './reason-of.ts';

/** One proposal with all that it would change; whoever may decide on it does so beside it. */
export function ProposalPage() {
  const t = useText();
  const { id } = useParams({ from: '/approvals/$id' });
  const proposal = useQuery({ queryKey: ['proposal', id], queryFn: () => api.proposal(id) });
  const title = t('approval.numbered', { id });
  return (
    <Page
      title={title}
      lead={proposal.data && <ProposalStatus proposal={proposal.data} />}
      above={
        <Link to="/approvals" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('nav.approvals')}
        </Link>
      }
    >
      {proposal.error && <ProblemNote error={proposal.error} onRetry={() => void proposal.refetch()} />}
      {proposal.isPending && <LoadingRows />}
      {proposal.data && <Shown proposal={proposal.data} />}
    </Page>
  );
}

function Shown(props: { readonly proposal: Proposal }) {
  const t = useText();
  const { proposal } = props;
  const format = useFormat();
  const from = proposal.facts['effectiveFrom'];
  const reachesBack = from !== undefined && from <= localDate(proposal.decision?.at ?? format.now());
  return (
    <>
      {proposal.stale && <Stale proposal={proposal} />}
      <div className={classes.columns}>
        <div>
          <About proposal={proposal} />
          {reachesBack && <Effects id={proposal.id} />}
          <Section title={t('approval.changes')} aside={countsInWords(proposal.counts, t)}>
            <Changes
              name={['proposal', proposal.id]}
              counts={proposal.counts}
              ask={(question) => api.proposalChanges(proposal.id, question)}
            />
          </Section>
        </div>
        <Decide proposal={proposal} reachesBack={reachesBack} />
      </div>
    </>
  );
}

/** What it was compared with has moved on: only who proposed it can bring it up to date. */
function Stale(props: { readonly proposal: Proposal }) {
  const t = useText();
  const session = useSession();
  const { id, proposed, facts } = props.proposal;
  const own = session?.user.id === proposed.userId;
  const source = facts['tariffImport'];
  return (
    <div className={classes.note}>
      <IconRefresh size={20} aria-hidden />
      <div>
        <p>{t('approval.staleHint')}</p>
        {own && source !== undefined && (
          <Button
            mt={8}
            size="xs"
            variant="default"
            renderRoot={(root) => (
              <Link {...root} to="/reference/imports/$id" params={{ id: source }} search={{ replaces: id }} />
            )}
          >
            {t('approval.refresh')}
          </Button>
        )}
      </div>
    </div>
  );
}

function About(props: { readonly proposal: Proposal }) {
  const t = useText();
  const format = useFormat();
  const { proposal } = props;
  const { facts, proposed, decision } = proposal;
  const from = facts['effectiveFrom'] ?? facts['effectiveOn'];
  const superseded = facts['superseded'];
  const entry = facts['watchListEntry'];
  const model = facts['hash'];
  const replacedBy = decision?.replacedBy ?? null;
  return (
    <Section title={t(`approval.kind.${proposal.kind}` as TextKey)}>
      <Facts
        facts={[
          { label: t('approval.reason'), value: <span className={classes.reason}>{reasonOf(proposal, t)}</span> },
          { label: t('approval.proposedBy'), value: `${proposed.name ?? '—'}, ${format.instant(proposed.at)}` },
          entry !== undefined && {
            label: t('watchList.entry'),
            value: (
              <Link to="/risk/watch-list/$id" params={{ id: entry }}>
                {t('approval.openEntry', { id: entry })}
              </Link>
            ),
          },
          model !== undefined && {
            label: t('approval.model'),
            value: (
              <>
                <Link to="/risk/models/$hash" params={{ hash: model }}>
                  {t('approval.openModel')}
                </Link>
                {PROVENANCES.has(facts['provenance'] ?? '') && (
                  <p>{t(`model.provenance.${facts['provenance']}` as TextKey)}</p>
                )}
              </>
            ),
          },
          from !== undefined && { label: t('approval.from'), value: format.date(from) },
          { label: t('approval.source'), value: facts['source'] },
          facts['rehearsal'] !== undefined && {
            label: t('approval.rehearsal'),
            value:
              facts['rehearsal'] === 'none' ? (
                <span className={classes.warned}>{t('approval.notRehearsed')}</span>
              ) : (
                facts['rehearsal']
              ),
          },
          facts['missingLines'] !== undefined && {
            label: t('approval.missing'),
            value: t(facts['missingLines'] === 'kept' ? 'approval.missingKept' : 'approval.missingEnded'),
          },
          superseded !== undefined &&
            superseded !== '0' && {
              label: t('approval.superseded'),
              value: t('approval.supersededCount', { count: Number(superseded) }),
            },
          proposal.status === 'proposed' && { label: t('approval.lastDay'), value: format.date(proposal.lastDay) },
          decision && {
            label: t(`approval.status.${decision.outcome}`),
            value: `${decision.name ?? '—'}, ${format.instant(decision.at)}`,
          },
          decision !== null && decision.reason !== '' && { label: t('approval.why'), value: decision.reason },
          replacedBy !== null && {
            label: t('approval.replacedBy'),
            value: (
              <Link to="/approvals/$id" params={{ id: replacedBy }}>
                {t('approval.numbered', { id: replacedBy })}
              </Link>
            ),
          },
          { label: t('approval.hash'), value: <span className={`mono ${classes.hash}`}>{proposal.contentHash}</span> },
        ]}
      />
    </Section>
  );
}

/** Of a model: said with it wherever somebody decides about it. */
const PROVENANCES: ReadonlySet<string> = new Set(['simulated', 'synthetic', 'published', 'operational']);

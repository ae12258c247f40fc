import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { Empty, LoadingRows, Page, pageClasses, ProblemNote, Section, useFormat, useText } from '#web/ui';
import { Compared } from './compared.tsx';
import { Groups } from './groups.tsx';
import { Heat } from './heat.tsx';
import { Listed } from './listed.tsx';
import type { Replay } from './replay-api.ts';
import classes from './replay.module.css';
import { Running } from './running.tsx';
import { Summary } from './summary.tsx';
import { useReplay } from './use-replay.ts';

/** One replay: while it runs how far it came, then what would have been. */
export function ReplayPage() {
  const t = useText();
  const format = useFormat();
  const { id } = useParams({ from: '/risk/replays/$id' });
  const query = useReplay(id);
  const replay = query.data;
  return (
    <Page
      title={
        replay ? t('replay.titleOf', { from: format.date(replay.from), to: format.date(replay.to) }) : t('replay.title')
      }
      lead={
        replay &&
        t('replay.startedBy', { name: replay.by.name ?? replay.by.userId, at: format.instant(replay.startedAt) })
      }
      above={
        <Link to="/risk/replays" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('replay.title')}
        </Link>
      }
    >
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {replay && <Shown replay={replay} />}
    </Page>
  );
}

function Shown(props: { readonly replay: Replay }) {
  const t = useText();
  const { replay } = props;
  const { status, result } = replay;
  if (status === 'running') return <Running replay={replay} />;
  if (status !== 'done' || result === null)
    return (
      <Empty
        title={t(`replay.status.${status}`)}
        hint={t(`replay.over.hint.${status === 'done' ? 'failed' : status}`)}
      />
    );
  const { counts } = result;
  if (counts.declarations === 0) return <Empty title={t('replay.empty')} hint={t('replay.emptyHint')} />;
  return (
    <div className={classes.parts}>
      <Summary replay={replay} result={result} />
      <Section title={t('replay.compared')}>
        <Compared replay={replay} counts={counts} />
      </Section>
      <Section title={t('replay.heat')}>
        <Heat replay={replay} counts={counts} />
      </Section>
      <Listed replay={replay} counts={counts} which="newly" />
      <Listed replay={replay} counts={counts} which="noLonger" />
      <Groups replay={replay} counts={counts} />
    </div>
  );
}

import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { InTime } from '#web/client';
import {
  Empty,
  KnownNote,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Section,
  TimeFields,
  useLocal,
  useText,
} from '#web/ui';
import { MeasureTable } from './measure-table.tsx';
import { NodeName } from './node-name.tsx';
import { NoteList } from './node-notes.tsx';
import { noSuchCode } from './no-such-code.ts';
import { nodeQuery } from './node-query.ts';
import { TariffTree } from './tariff-tree.tsx';
import { WatchButton } from './watch-button.tsx';
import classes from './tariff.module.css';

/** The nomenclature from its sections down, each level loaded as it is opened, beside what the chosen node says. */
export function BrowsePage() {
  const t = useText();
  const navigate = useNavigate();
  const { node = '', on, knownAt } = useSearch({ from: '/tariff/browse' });
  const time: InTime = { ...(on && { on }), ...(knownAt && { knownAt }) };
  const root = useQuery(nodeQuery('', time));
  const go = (search: { readonly node?: string; readonly on?: string; readonly knownAt?: string }) =>
    void navigate({ to: '/tariff/browse', search, replace: true });
  const here = node === '' ? {} : { node };
  return (
    <Page
      title={t('tariff.browse')}
      lead={t('tariff.browseLead')}
      above={
        <Link to="/tariff" className={pageClasses.back}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t('tariff.title')}
        </Link>
      }
      actions={
        <TimeFields
          on={on ?? root.data?.on ?? ''}
          knownAt={knownAt}
          onChange={(change) => go({ ...here, ...change })}
        />
      }
    >
      <KnownNote knownAt={knownAt} onNow={() => go({ ...here, ...(on && { on }) })} />
      <div className={classes.browse}>
        <TariffTree
          chosen={node}
          time={time}
          onChoose={(chosen) => go({ node: chosen, ...(on && { on }), ...(knownAt && { knownAt }) })}
        />
        <div className={classes.chosen} data-empty={node === '' ? '' : undefined}>
          {node === '' ? (
            <Empty title={t('tariff.chooseNode')} hint={t('tariff.chooseNodeHint')} />
          ) : (
            <ChosenNode code={node} time={time} />
          )}
        </div>
      </div>
    </Page>
  );
}

function ChosenNode(props: { readonly code: string; readonly time: InTime }) {
  const { code, time } = props;
  const t = useText();
  const local = useLocal();
  const query = useQuery(nodeQuery(code, time));
  if (query.error)
    return <ProblemNote error={query.error} onRetry={() => void query.refetch()} absent={noSuchCode(t, code)} />;
  if (query.data === undefined) return <LoadingRows rows={4} />;
  const { node, measures, notes } = query.data;
  if (node === null) return null;
  const carried = measures.filter((measure) => measure.node.startsWith(code));
  const above = measures.filter((measure) => !measure.node.startsWith(code));
  return (
    <>
      <div className={classes.chosenHead}>
        <div>
          <p className="quiet">
            <NodeName code={code} /> · {t('tariff.lineCount', { count: node.lineCount })}
            {node.namedByLines && node.name && ` · ${t('tariff.byLines')}`}
          </p>
          <h2 className={classes.chosenName}>
            {node.name ? local(node.name) : t('tariff.unnamed', { name: local(node.first.name) })}
          </h2>
        </div>
        {node.level !== 'section' && <WatchButton node={code} />}
      </div>
      {notes.length > 0 && (
        <Section title={t('tariff.notes')}>
          <NoteList notes={notes} />
        </Section>
      )}
      {node.level !== 'section' && (
        <Section title={t('tariff.carried')}>
          {carried.length === 0 ? (
            <p className="quiet">{t('tariff.noCarried')}</p>
          ) : (
            <MeasureTable caption={t('tariff.carried')} measures={carried} node={code} on={time.on} />
          )}
        </Section>
      )}
      {above.length > 0 && (
        <Section title={t('tariff.fromAbove')}>
          <MeasureTable caption={t('tariff.fromAbove')} measures={above} node={code} on={time.on} />
        </Section>
      )}
    </>
  );
}

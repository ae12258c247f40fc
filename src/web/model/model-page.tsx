import { Button } from '@mantine/core';
import { IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Facts, LoadingRows, Page, pageClasses, ProblemNote, Section, useFormat, useLocal, useText } from '#web/ui';
import { Importance } from './importance.tsx';
import { modelApi, MODELS, type ModelView } from './model-api.ts';
import classes from './model.module.css';
import { ProvenanceMark } from './provenance.tsx';
import { SetRole } from './set-role.tsx';
import { Trial } from './trial.tsx';
import { useMetrics } from './use-metrics.ts';

/** The card of one model, in words: what it learned from, how good it was on what it had not seen, what it looks at. */
export function ModelPage() {
  const t = useText();
  const { hash } = useParams({ from: '/risk/models/$hash' });
  const query = useQuery({
    queryKey: [...MODELS, 'card', hash],
    queryFn: () => modelApi.model(hash),
    refetchInterval: ({ state }) => (state.data && waitsForTrial(state.data) ? REFRESH_TRIAL_MS : false),
  });
  const desk = useQuery({
    queryKey: [...MODELS, 'desk'],
    queryFn: () => modelApi.desk(),
    refetchInterval: query.data && waitsForTrial(query.data) ? REFRESH_TRIAL_MS : false,
  });
  const name = query.data?.summary.name ?? hash.slice(0, HASH_SHOWN);
  return (
    <Page
      title={t('model.cardOf', { name })}
      above={
        <Link to="/risk/models" className={pageClasses.back}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t('model.back')}
        </Link>
      }
      actions={desk.data && query.data && <SetRole hash={hash} name={name} desk={desk.data} />}
    >
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {query.data && (
        <div className={classes.parts}>
          <Card view={query.data} />
          {query.data.summary.source === 'file' && <Trial view={query.data} desk={desk.data} />}
          <Importance importance={query.data.importance} />
        </div>
      )}
    </Page>
  );
}

const REFRESH_TRIAL_MS = 2_000;
const waitsForTrial = ({ summary, trial }: ModelView): boolean => summary.source === 'file' && trial === null;

const HASH_SHOWN = 12;

function Card(props: { readonly view: ModelView }) {
  const t = useText();
  const format = useFormat();
  const local = useLocal();
  const { view } = props;
  const { summary, trees, stakeTrees, version } = view;
  const { provenance, hash, role } = summary;
  // Files of other programs say nothing of rows and settings.
  const isSaidByFile = summary.rows !== 0;
  const count = (value: number | null): string => (value === null ? '—' : format.decimal(String(value)));
  return (
    <Section
      title={t('model.card')}
      aside={
        <Button
          component="a"
          href={`/api/v1/risk/models/${hash}/file`}
          download={`${hash.slice(0, HASH_SHOWN)}.model.json`}
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('model.download')}
        </Button>
      }
    >
      <div className={classes.mark}>
        <ProvenanceMark provenance={provenance} />
        <p className="quiet">{t(`model.provenanceHint.${provenance}`)}</p>
      </div>
      <Facts
        facts={[
          { label: t('model.role'), value: t(`model.role.${role ?? 'none'}`) },
          { label: t('model.trainedOn'), value: summary.trainedOn && local(summary.trainedOn) },
          {
            label: t('model.rows'),
            value: isSaidByFile
              ? t('model.rowsOf', {
                  rows: count(summary.rows),
                  positives: count(summary.positives),
                  heldBack: count(summary.heldBack),
                })
              : t('model.fileSaysNot'),
          },
          ...useMetrics(summary.metrics),
          { label: t('model.stakeHead'), value: t(stakeTrees > 0 ? 'model.stakeYes' : 'model.stakeNo') },
          {
            label: t('model.trees'),
            value: isSaidByFile
              ? t('model.treesOf', {
                  trees,
                  depth: said(view.settings['depthMax']),
                  rate: format.decimal(said(view.settings['learningRate'])),
                  seed: said(view.settings['seed']),
                })
              : t('model.treesAlone', { trees }),
          },
          {
            label: t('model.added'),
            value: `${format.instant(summary.addedAt)} · ${t(`model.source.${summary.source}`)}`,
          },
          { label: t('model.version'), value: version },
          { label: t('model.hash'), value: <span className="mono">{hash}</span> },
        ]}
      />
    </Section>
  );
}

const said = (setting: string | number | undefined): string => String(setting ?? '—');

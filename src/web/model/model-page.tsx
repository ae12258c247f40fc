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
import { usePercent } from './use-percent.ts';

/** The card of one model, in words: what it learned from, how good it was on what it had not seen, what it looks at. */
export function ModelPage() {
  const t = useText();
  const { hash } = useParams({ from: '/risk/models/$hash' });
  const query = useQuery({ queryKey: [...MODELS, 'card', hash], queryFn: () => modelApi.model(hash) });
  const desk = useQuery({ queryKey: [...MODELS, 'desk'], queryFn: () => modelApi.desk() });
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
          <Importance importance={query.data.importance} />
        </div>
      )}
    </Page>
  );
}

const HASH_SHOWN = 12;

function Card(props: { readonly view: ModelView }) {
  const t = useText();
  const format = useFormat();
  const local = useLocal();
  const { view } = props;
  const { summary, trees, stakeTrees, version } = view;
  const { provenance, hash, role } = summary;
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
            value: t('model.rowsOf', {
              rows: count(summary.rows),
              positives: count(summary.positives),
              heldBack: count(summary.heldBack),
            }),
          },
          ...useMetrics(summary.metrics),
          { label: t('model.stakeHead'), value: t(stakeTrees > 0 ? 'model.stakeYes' : 'model.stakeNo') },
          {
            label: t('model.trees'),
            value: t('model.treesOf', {
              trees,
              depth: said(view.settings['depthMax']),
              rate: format.decimal(said(view.settings['learningRate'])),
              seed: said(view.settings['seed']),
            }),
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

const METRICS = ['auc', 'brier', 'precisionAt10', 'recallAt10', 'revenueAt10'] as const;
const SHARES: ReadonlySet<string> = new Set(['precisionAt10', 'recallAt10', 'revenueAt10']);
const DIGITS = 3;

/** What was measured on rows held back, each with what it means. */
function useMetrics(metrics: Readonly<Record<string, number>>) {
  const t = useText();
  const format = useFormat();
  const percent = usePercent();
  const number = (value: number): string => format.decimal(value.toFixed(DIGITS));
  return METRICS.flatMap((name) => {
    const value = metrics[name];
    if (value === undefined) return [];
    const base = metrics['brierOfShare'];
    const shown = SHARES.has(name)
      ? percent(value)
      : name === 'brier' && base !== undefined
        ? t('model.brierBeside', { brier: number(value), base: number(base) })
        : number(value);
    return [{ label: t(`model.metric.${name}`), value: shown }];
  });
}

import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TextKey } from '#web/texts';
import { LoadingRows, ProblemNote, Section, tableClasses as table, useFormat, useText } from '#web/ui';
import { modelApi, MODELS, type ModelTurn } from './model-api.ts';
import classes from './model.module.css';
import { usePercent } from './use-percent.ts';

/** Who selected when, by whose word and why: roles given and taken, stops, restarts and settings, the newest first. */
export function History() {
  const t = useText();
  const history = useInfiniteQuery({
    queryKey: [...MODELS, 'history'],
    queryFn: ({ pageParam }) => modelApi.history(pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ nextBefore }) => nextBefore ?? undefined,
  });
  const turns = history.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Section title={t('model.history')}>
      {history.error && <ProblemNote error={history.error} onRetry={() => void history.refetch()} />}
      {history.isPending && <LoadingRows />}
      {history.isSuccess && turns.length === 0 && <p className="quiet">{t('model.noHistory')}</p>}
      {turns.length > 0 && <Turns turns={turns} />}
      {history.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          mt={12}
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('app.more')}
        </Button>
      )}
    </Section>
  );
}

function Turns(props: { readonly turns: readonly ModelTurn[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack} ${classes.history}`}>
        <caption>{t('model.history')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('model.turnAt')}</th>
            <th scope="col">{t('model.turnWhat')}</th>
            <th scope="col">{t('model.turnBy')}</th>
            <th scope="col">{t('ui.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {props.turns.map((turn) => (
            <tr key={turn.turn}>
              <td>{format.instant(turn.at)}</td>
              <td>
                <What turn={turn} />
              </td>
              <td>
                <By turn={turn} />
              </td>
              <td className={classes.reason}>{turn.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function What(props: { readonly turn: ModelTurn }) {
  const t = useText();
  const { kind, role, model, instead, changes, version } = props.turn;
  if (kind === 'settings')
    return (
      <>
        {t('model.turn.settings', { version: version ?? '' })}
        <Changes changes={changes} />
      </>
    );
  if (role === null || model === null) return t(kind === 'stopped' ? 'model.turn.stopped' : 'model.turn.restarted');
  return (
    <>
      {t(kind === 'set' ? `model.turn.set.${role}` : `model.turn.retired.${role}`)}{' '}
      <Link to="/risk/models/$hash" params={{ hash: model.hash }}>
        {model.name}
      </Link>
      {instead !== null && <span className={table.sub}>{t('model.turn.instead', { name: instead.name })}</span>}
    </>
  );
}

function By(props: { readonly turn: ModelTurn }) {
  const t = useText();
  const format = useFormat();
  const { by, proposed } = props.turn;
  const nameOf = (name: string | null): string => name ?? t('model.byItself');
  if (proposed === null) return nameOf(by.name);
  return (
    <>
      {t('model.turn.approved', { name: nameOf(by.name) })}
      <span className={table.sub}>
        {proposed.at === null
          ? t('model.turn.proposed', { name: nameOf(proposed.by.name) })
          : t('model.turn.proposedAt', { name: nameOf(proposed.by.name), at: format.instant(proposed.at) })}{' '}
        ·{' '}
        <Link to="/approvals/$id" params={{ id: proposed.proposalId }}>
          {t('model.turn.proposal', { id: proposed.proposalId })}
        </Link>
      </span>
    </>
  );
}

/** Settings as their form calls them; shares as people read them. */
function Changes(props: { readonly changes: ModelTurn['changes'] }) {
  const t = useText();
  const valueOf = useSettingValue();
  return (
    <ul className={classes.changes}>
      {props.changes.map(({ field, before, after }) => {
        const [name = '', office] = field.split(' ');
        const words = NAMES.get(name);
        return (
          <li key={field}>
            {words === undefined ? name : t(words)}
            {office !== undefined && <span className="mono"> {office}</span>}:{' '}
            {before !== null && (
              <>
                <span className={classes.was}>{valueOf(name, before)}</span> →{' '}
              </>
            )}
            {after === null ? t('change.nothing') : valueOf(name, after)}
          </li>
        );
      })}
    </ul>
  );
}

const NAMES: ReadonlyMap<string, TextKey> = new Map([
  ['capacityPerDay', 'tables.column.capacityPerDay'],
  ['explorationShare', 'tables.column.explorationShare'],
  ['chanceMin', 'tables.column.chanceMin'],
  ['windowDays', 'tables.column.windowDays'],
  ['channel', 'tables.column.channel'],
  ['inspection', 'tables.column.inspection'],
  ['depthPercent', 'tables.column.depthPercent'],
]);
const SHARES: ReadonlySet<string> = new Set(['explorationShare', 'chanceMin']);
const CHANNELS: Readonly<Record<string, TextKey>> = { yellow: 'model.channel.yellow', red: 'model.channel.red' };
const INSPECTIONS: Readonly<Record<string, TextKey>> = {
  documents: 'risk.inspection.documents',
  scan: 'risk.inspection.scan',
  partial: 'risk.inspection.partial',
  full: 'risk.inspection.full',
};

function useSettingValue(): (field: string, value: string) => string {
  const t = useText();
  const format = useFormat();
  const percent = usePercent();
  return (field, value) => {
    const words = (field === 'channel' ? CHANNELS : field === 'inspection' ? INSPECTIONS : {})[value];
    if (words !== undefined) return t(words);
    if (SHARES.has(field)) return percent(Number(value));
    return /^\d+$/u.test(value) ? format.decimal(value) : value;
  };
}

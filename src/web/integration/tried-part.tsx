import { IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type DeclarationSummary } from '#web/client';
import {
  ChannelBadge,
  HOLDERS,
  LoadingRows,
  ProblemNote,
  Section,
  StatusLine,
  tableClasses as table,
  Timeline,
  useFormat,
  useText,
} from '#web/ui';
import classes from './integration.module.css';
import { integrationApi } from './integration-api.ts';

/** Programs that try things out go on while somebody looks. */
const REFRESH_MS = 5_000;

/** What the organisation's software tried out, as it stands in the sandbox; nothing of it has any effect. */
export function TriedPart() {
  const t = useText();
  const { number } = useSearch({ from: '/integration' });
  const tried = useQuery({
    queryKey: ['sandbox', 'declarations'],
    queryFn: integrationApi.triedDeclarations,
    refetchInterval: REFRESH_MS,
  });
  return (
    <div className={classes.world}>
      <p className={classes.worldMark}>
        <IconFlask size={18} aria-hidden /> {t('sandbox.mark')}
      </p>
      <Section title={t('sandbox.tried')}>
        {tried.error && <ProblemNote error={tried.error} onRetry={() => void tried.refetch()} />}
        {tried.isPending && <LoadingRows rows={3} />}
        {tried.data?.length === 0 && <p className="quiet">{t('sandbox.triedNone')}</p>}
        {tried.data && tried.data.length > 0 && <TriedTable items={tried.data} chosen={number} />}
      </Section>
      {number !== undefined && <Tried key={number} number={number} />}
    </div>
  );
}

function TriedTable(props: { readonly items: readonly DeclarationSummary[]; readonly chosen: string | undefined }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={`${table.scroll} ${classes.tried}`}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('sandbox.tried')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('list.number')}</th>
            <th scope="col">{t('sandbox.reference')}</th>
            <th scope="col">{t('list.channel')}</th>
            <th scope="col">{t('list.state')}</th>
            <th scope="col" className={table.num}>
              {t('list.due')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <tr key={item.number} data-current={item.number === props.chosen ? '' : undefined}>
              <td className="nowrap">
                <Link to="/integration" search={{ part: 'sandbox', number: item.number }} className="mono">
                  {item.number}
                </Link>
              </td>
              <td data-label={t('sandbox.reference')}>
                <span className={`mono ${classes.token}`}>{item.ownReference ?? '–'}</span>
              </td>
              <td data-label={t('list.channel')}>
                <ChannelBadge channel={item.channel} quiet />
              </td>
              <td data-label={t('list.state')}>
                <StatusLine status={item.status} since={item.statusSince} holder={HOLDERS[item.status]} />
              </td>
              <td className={table.num} data-label={t('list.due')}>
                {item.amountDue === '0' ? '–' : format.money(item.amountDue, item.currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What happened to one of them, and its public page. */
function Tried(props: { readonly number: string }) {
  const t = useText();
  const { number } = props;
  const found = useQuery({
    queryKey: ['sandbox', 'declaration', number],
    queryFn: () => integrationApi.triedDeclaration(number),
    refetchInterval: REFRESH_MS,
  });
  return (
    <Section
      title={t('sandbox.triedOne', { number })}
      aside={
        found.data && (
          <a href={found.data.trackingPath} target="_blank" rel="noreferrer">
            {t('sandbox.publicPage')}
          </a>
        )
      }
    >
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingRows rows={3} />}
      {found.data && <Timeline entries={found.data.timeline} currency={found.data.summary.currency} />}
    </Section>
  );
}

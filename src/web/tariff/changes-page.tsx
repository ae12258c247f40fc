import { Button, Select, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api, type TariffChange } from '#web/client';
import {
  Empty,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Section,
  tableClasses as table,
  useFormat,
  useLocal,
  useText,
  useTypedSearch,
} from '#web/ui';
import { ChangeWords } from './change-words.tsx';
import classes from './tariff.module.css';

const MONTHS = ['3', '6', '12', '24', '60'] as const;
const MONTHS_USUAL = '12';

interface Question {
  readonly months: string;
  readonly code: string;
  readonly page: string;
}

/** What the tariff says otherwise after today, by day: each change once for all its lines. */
export function ChangesPage() {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { months = MONTHS_USUAL, code = '', page = '1' } = useSearch({ from: '/tariff/changes' });
  const asked: Question = { months, code, page };
  const isCode = code === '' || /^\d{2,8}$/.test(code);
  const to = monthsAhead(format.now(), Number(months));
  const query = useQuery({
    queryKey: ['tariff-changes', to, code, page],
    queryFn: () => api.tariffChanges({ to, page: Number(page) || 1, ...(code && { code }) }),
    placeholderData: keepPreviousData,
    enabled: isCode,
  });
  const go = (change: Partial<Question>) => {
    const { months: wide, code: within, page: at } = { ...asked, page: '1', ...change };
    void navigate({
      to: '/tariff/changes',
      search: {
        ...(wide !== MONTHS_USUAL && { months: wide }),
        ...(within && { code: within }),
        ...(at !== '1' && { page: at }),
      },
      replace: true,
    });
  };
  const typed = useTypedSearch(code, (text) => go({ code: text.trim() }));
  const found = isCode ? query.data : undefined;
  return (
    <Page
      title={t('changes.title')}
      lead={t('changes.lead')}
      above={
        <Link to="/tariff" className={pageClasses.back}>
          <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t('tariff.title')}
        </Link>
      }
    >
      <div className={classes.search} role="search">
        <TextInput
          label={t('changes.code')}
          description={t('changes.codeHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="numeric"
          error={isCode ? undefined : t('changes.codeWrong')}
          {...typed}
        />
        <Select
          label={t('changes.within')}
          data={MONTHS.map((count) => ({ value: count, label: t('changes.months', { count: Number(count) }) }))}
          value={months}
          onChange={(wide) => go({ months: wide ?? MONTHS_USUAL })}
          allowDeselect={false}
          comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
        />
      </div>
      <div className={classes.results}>
        {isCode && query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
        {isCode && query.isPending && <LoadingRows />}
        {found?.total === 0 && <Empty title={t('changes.emptyTitle')} hint={t('changes.emptyHint')} />}
        {found &&
          [...Map.groupBy(found.items, ({ day }) => day)].map(([day, changes]) => (
            <Day key={day} day={day} changes={changes} />
          ))}
        {found && found.pages > 1 && (
          <div className={classes.pages}>
            <Button
              variant="default"
              disabled={Number(page) <= 1}
              onClick={() => go({ page: String(Number(page) - 1) })}
            >
              {t('changes.older')}
            </Button>
            <span>{t('changes.page', { page, pages: found.pages })}</span>
            <Button
              variant="default"
              disabled={Number(page) >= found.pages}
              onClick={() => go({ page: String(Number(page) + 1) })}
            >
              {t('changes.next')}
            </Button>
          </div>
        )}
      </div>
    </Page>
  );
}

/** The last day so many months on; a day that the month lacks is its last. */
function monthsAhead(now: string, months: number): string {
  const [year = 2000, month = 1, day = 1] = now.slice(0, 10).split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

function Day(props: { readonly day: string; readonly changes: readonly TariffChange[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={format.date(props.day)}>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.stack} ${classes.changes}`}>
          <caption>{format.date(props.day)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('changes.what')}</th>
              <th scope="col">{t('changes.lines')}</th>
            </tr>
          </thead>
          <tbody>
            {props.changes.map((change) => (
              <tr
                key={`${change.type} ${change.kind} ${change.before?.id ?? ''} ${change.after?.id ?? ''} ${change.nodes[0]?.code ?? ''}`}
              >
                <td>
                  <ChangeWords change={change} />
                  {(change.after ?? change.before)?.legalBasis && (
                    <span className={table.sub}>
                      {(change.after ?? change.before)?.legalBasis}{' '}
                      {(change.after ?? change.before)?.illustrative && (
                        <span className={classes.sample}>{t('measure.sample')}</span>
                      )}
                    </span>
                  )}
                </td>
                <td>
                  <Goods change={change} day={props.day} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** A few nodes by name; many by code alone. */
const NAMED_MAX = 3;

function Goods(props: { readonly change: TariffChange; readonly day: string }) {
  const { nodes, nodesLeftOut, lineCount } = props.change;
  const t = useText();
  const local = useLocal();
  const areNamed = nodes.length + nodesLeftOut <= NAMED_MAX;
  return (
    <>
      <ul className={areNamed ? undefined : classes.codes}>
        {nodes.map(({ code, name }) => (
          <li key={code}>
            <NodeLink code={code} day={props.day} />
            {areNamed && name && `\u2002${local(name)}`}
          </li>
        ))}
        {nodesLeftOut > 0 && <li>{t('changes.more', { count: nodesLeftOut })}</li>}
      </ul>
      <span className={table.sub}>{t('tariff.lineCount', { count: lineCount })}</span>
    </>
  );
}

function NodeLink(props: { readonly code: string; readonly day: string }) {
  const { code, day } = props;
  return code.length === 8 ? (
    <Link to="/tariff/$code" params={{ code }} search={{ on: day }} className="mono">
      {code}
    </Link>
  ) : (
    <Link to="/tariff/browse" search={{ node: code, on: day }} className="mono">
      {code}
    </Link>
  );
}

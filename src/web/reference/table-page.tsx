import { Button, Textarea, TextInput } from '@mantine/core';
import { IconArrowLeft, IconPlus, IconSearch } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState, type SubmitEvent } from 'react';
import { foldText } from '#core/codes';
import { ChangesTable, useColumnName } from '#web/approval';
import {
  Empty,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Section,
  tableClasses as table,
  useLocal,
  useSaidAt,
  useText,
  useToast,
} from '#web/ui';
import classes from './reference.module.css';
import { useCellText } from './cell-text.ts';
import { RowDialog } from './row-dialog.tsx';
import { useTableName } from './table-name.ts';
import { referenceApi } from './reference-api.ts';

type Rows = readonly (readonly string[])[];
/** More are found by typing, not by scrolling. */
const ROWS_SHOWN_MAX = 100;
const REASON_LENGTH_MIN = 3;

/** One calendar or list of codes: changed row by row here, put in force by somebody else. */
export function TablePage() {
  const t = useText();
  const nameOf = useTableName();
  const { name } = useParams({ from: '/reference/tables/$name' });
  const query = useQuery({ queryKey: ['country-table', name], queryFn: () => referenceApi.countryTable(name) });
  const back = (
    <Link to="/reference" className={pageClasses.back}>
      <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t('tables.back')}
    </Link>
  );
  return (
    <Page title={nameOf(name)} above={back} lead={t('tables.lead')}>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {query.data && <Editor key={query.data.version} name={name} {...query.data} />}
    </Page>
  );
}

function Editor(props: {
  readonly name: string;
  readonly version: string;
  readonly header: readonly string[];
  readonly rows: Rows;
  readonly words: Readonly<Record<string, readonly string[]>>;
}) {
  const t = useText();
  const { name, version, header } = props;
  const [rows, setRows] = useState<Rows>(props.rows);
  const [open, setOpen] = useState<number | 'new' | undefined>(undefined);
  const changed = useMemo(() => differing(props.rows, rows), [props.rows, rows]);
  const check = useMutation({
    mutationFn: () => referenceApi.checkTable(name, { basedOn: version, rows: rows.map((row) => [...row]) }),
  });
  const change = (next: Rows) => {
    setRows(next);
    setOpen(undefined);
    check.reset();
  };
  const edited = open === undefined ? undefined : open === 'new' ? header.map(() => '') : rows[open];
  return (
    <>
      <Found header={header} rows={rows} onOpen={setOpen} />
      {edited !== undefined && (
        <RowDialog
          header={header}
          row={edited}
          words={props.words}
          isNew={open === 'new'}
          onCancel={() => setOpen(undefined)}
          onRemove={() => change(rows.filter((_, index) => index !== open))}
          onKeep={(row) =>
            change(open === 'new' ? [...rows, row] : rows.map((old, index) => (index === open ? row : old)))
          }
        />
      )}
      {changed > 0 && (
        <div className={classes.pending}>
          <Section title={t('tables.changed', { count: changed })}>
            <div className={classes.buttons}>
              <Button loading={check.isPending} onClick={() => check.mutate()}>
                {t('tables.check')}
              </Button>
              <Button variant="default" onClick={() => change(props.rows)}>
                {t('tables.undo')}
              </Button>
            </div>
            {check.error && <ProblemNote error={check.error} />}
            {check.data && <Checked name={name} version={version} rows={rows} found={check.data} />}
          </Section>
        </div>
      )}
    </>
  );
}

function Found(props: {
  readonly header: readonly string[];
  readonly rows: Rows;
  readonly onOpen: (row: number | 'new') => void;
}) {
  const t = useText();
  const columnName = useColumnName();
  const cellText = useCellText();
  const { header, rows, onOpen } = props;
  const [q, setQ] = useState('');
  const wanted = foldText(q.trim());
  const found = rows
    .map((cells, index) => ({ cells, index }))
    .filter(
      ({ cells }) =>
        wanted === '' ||
        cells.some((cell, column) => foldText(`${cell} ${cellText(header[column] ?? '', cell)}`).includes(wanted)),
    );
  const shown = found.slice(0, ROWS_SHOWN_MAX);
  return (
    <>
      <div className={classes.tools} role="search">
        <TextInput
          type="search"
          aria-label={t('tables.search')}
          placeholder={t('tables.search')}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onOpen('new')}>
          {t('tables.add')}
        </Button>
      </div>
      {shown.length === 0 ? (
        <Empty title={t('tables.noMatch')} hint={t('tables.noMatchHint')} />
      ) : (
        <div className={table.scroll}>
          <table className={`${table.table} ${table.stack}`}>
            <thead>
              <tr>
                {header.map((column) => (
                  <th key={column} scope="col">
                    {columnName(column)}
                  </th>
                ))}
                <th scope="col">{t('tables.edit')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ cells, index }) => (
                <tr key={index}>
                  {cells.map((cell, column) => (
                    <td key={header[column]} data-label={columnName(header[column] ?? '')}>
                      {column === 0 ? <span className="mono">{cell}</span> : cellText(header[column] ?? '', cell)}
                    </td>
                  ))}
                  <td>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('tables.editOf', { key: cells[0] ?? '' })}
                      onClick={() => onOpen(index)}
                    >
                      {t('tables.edit')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.length > shown.length && <p className="quiet">{t('tables.cut', { count: shown.length })}</p>}
    </>
  );
}

/** What is wrong with it; or what it changes, and the ground to propose it on. */
function Checked(props: {
  readonly name: string;
  readonly version: string;
  readonly rows: Rows;
  readonly found: Awaited<ReturnType<typeof referenceApi.checkTable>>;
}) {
  const t = useText();
  const columnName = useColumnName();
  const local = useLocal();
  const { problems, changes } = props.found;
  if (problems.length > 0)
    return (
      <div className={classes.result} role="alert">
        <strong>{t('tables.wrong')}</strong>
        <ul>
          {problems.map(({ row, column, message }) => {
            const said = `${column === null ? '' : `${columnName(column)}: `}${local(message)}`;
            return (
              <li key={`${row ?? ''} ${said}`}>{row === null ? said : t('tables.wrongRow', { row, message: said })}</li>
            );
          })}
        </ul>
      </div>
    );
  if (changes.length === 0) return <p className="quiet">{t('tables.none')}</p>;
  return (
    <div className={classes.result}>
      <ChangesTable changes={changes} />
      <Propose {...props} />
    </div>
  );
}

function Propose(props: { readonly name: string; readonly version: string; readonly rows: Rows }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { name, version, rows } = props;
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = reason.trim().length < REASON_LENGTH_MIN;
  const propose = useMutation({
    mutationFn: () =>
      referenceApi.proposeTable(name, { basedOn: version, rows: rows.map((row) => [...row]), reason: reason.trim() }),
    onSuccess: async ({ id }) => {
      toast({ kind: 'done', text: t('tables.proposed', { id }) });
      await client.invalidateQueries({ queryKey: ['proposals'] });
      await navigate({ to: '/approvals/$id', params: { id } });
    },
  });
  const said = useSaidAt(propose.error, ['reason']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!missing) propose.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {propose.error && <ProblemNote error={propose.error} saidAt={said} />}
      <Textarea
        label={t('tables.reason')}
        autosize
        minRows={2}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={asked && missing ? t('tables.reasonMissing') : said.at('reason')}
      />
      <div>
        <Button type="submit" loading={propose.isPending}>
          {t('tables.propose')}
        </Button>
      </div>
    </form>
  );
}

/** How many rows are not what they were; one that was left out counts as one. */
function differing(before: Rows, after: Rows): number {
  const kept = new Set(before);
  const held = new Set(after);
  const fresh = after.filter((row) => !kept.has(row)).length;
  return Math.max(fresh, before.filter((row) => !held.has(row)).length);
}

import { Button, Radio, Select } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { TABLE_FIELDS, tableField } from '#core/declaration-import';
import { api, type DeclarationImport } from '#web/client';
import {
  LoadingRows,
  placeName,
  ProblemNote,
  Section,
  tableClasses as table,
  useFormat,
  useLocal,
  useText,
  useToast,
} from '#web/ui';
import classes from './import.module.css';

const MODES = ['append', 'replace'] as const;
type Mode = (typeof MODES)[number];
const CHANGES = ['added', 'changed', 'removed'] as const;
type Preview = Awaited<ReturnType<typeof api.previewIntoDraft>>;
/** A line has many more fields than a row has room for. */
const FIELDS_SHOWN = 6;

/** What the lines of a file would change in a draft, before they do. */
export function IntoDraft(props: { readonly found: DeclarationImport; readonly draftId: string }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const { found, draftId } = props;
  const [mode, setMode] = useState<Mode>('append');
  const [row, setRow] = useState('');
  const entries = useQuery({
    queryKey: ['import-entries', found.id, found.state, found.counts, found.checked],
    queryFn: () => api.importEntries(found.id),
  });
  const target = { draftId, mode, ...(row !== '' && { row: Number(row) }) };
  const preview = useQuery({
    queryKey: ['import-preview', found.id, found.checked, target],
    queryFn: () => api.previewIntoDraft(found.id, target),
    placeholderData: keepPreviousData,
    // A colleague may be writing in it.
    staleTime: 0,
  });
  const { data } = preview;
  const take = useMutation({
    mutationFn: (revision: number) => api.importIntoDraft(found.id, { ...target, revision }),
    onSuccess: ({ lines }) => {
      toast({ kind: 'done', text: t('bring.taken', { count: lines }) });
      return navigate({ to: '/declarations/new', search: { draft: draftId } });
    },
    onError: () => preview.refetch(),
  });
  const items = entries.data?.items ?? [];
  const unread = items.reduce((sum, { cellErrors }) => sum + cellErrors.length, 0);
  return (
    <Section title={t('bring.intoDraft')}>
      <div className={classes.into}>
        <Radio.Group label={t('bring.intoMode')} value={mode} onChange={(value) => setMode(modeOf(value))}>
          {MODES.map((one) => (
            <Radio key={one} value={one} label={t(`bring.intoMode.${one}`)} my={8} />
          ))}
        </Radio.Group>
        {items.length > 1 && (
          <Select
            label={t('bring.intoWhich')}
            data={[
              { value: '', label: t('bring.intoAll', { count: items.length }) },
              ...items.map((entry) => ({
                value: String(entry.row),
                label: `${t('bring.row')} ${entry.row}: ${entry.reference || entry.firstGoods}`,
              })),
            ]}
            value={row}
            allowDeselect={false}
            onChange={(next) => setRow(next ?? '')}
            comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
          />
        )}
      </div>
      {unread > 0 && <p className={classes.unread}>{t('bring.unread', { count: unread })}</p>}
      {preview.error && <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />}
      {take.error && <ProblemNote error={take.error} />}
      {preview.isPending && <LoadingRows />}
      {data && <Changes preview={data} />}
      {data && (
        <div className={classes.buttons}>
          <Button
            loading={take.isPending}
            disabled={data.changes.length === 0 || preview.isPlaceholderData}
            onClick={() => take.mutate(data.revision)}
          >
            {t('bring.take', { count: mode === 'append' ? data.after - data.before : data.after })}
          </Button>
        </div>
      )}
    </Section>
  );
}

const modeOf = (value: string): Mode => MODES.find((mode) => mode === value) ?? 'append';

function Changes(props: { readonly preview: Preview }) {
  const t = useText();
  const { counts, changes, before, after } = props.preview;
  const all = counts.added + counts.changed + counts.removed;
  return (
    <>
      <p role="status">
        {t('bring.intoLines', { before, after })}{' '}
        {CHANGES.flatMap((change) =>
          counts[change] > 0 ? [t(`bring.count.${change}`, { count: counts[change] })] : [],
        )
          .join(', ')
          .replace(/^(.+)$/, '($1)')}
      </p>
      {changes.length > 0 && (
        <div className={`${table.scroll} ${classes.changes}`}>
          <table className={`${table.table} ${table.stack}`}>
            <caption>{t('bring.intoDraft')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('bring.line')}</th>
                <th scope="col">{t('change.what')}</th>
                <th scope="col">{t('change.fields')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <ChangeRow key={`${change.line} ${change.change}`} change={change} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {all > changes.length && <p className="quiet">{t('bring.moreChanges', { count: all - changes.length })}</p>}
    </>
  );
}

function ChangeRow(props: { readonly change: Preview['changes'][number] }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { line, change, fields } = props.change;
  const nameOf = (place: string): string => {
    const header = tableField(`/goodsItems${place}`)?.header;
    return header ? local(header) : placeName(t, place);
  };
  const shown = shownFields(fields, format.decimal);
  return (
    <tr data-change={change}>
      <td data-label={t('bring.line')}>{line}</td>
      <td className={classes.change}>{t(`bring.change.${change}`)}</td>
      <td>
        <ul className={classes.fields}>
          {shown.slice(0, FIELDS_SHOWN).map(({ place, before, after }) => (
            <li key={place}>
              <span className="quiet">{nameOf(place)}</span> {before !== '' && <del>{before}</del>}
              {change === 'changed' && before !== '' && <span aria-hidden> → </span>}
              {after !== '' && <ins>{after}</ins>}
              {change === 'changed' && after === '' && t('change.nothing')}
            </li>
          ))}
          {shown.length > FIELDS_SHOWN && (
            <li className="quiet">{t('bring.moreFields', { count: shown.length - FIELDS_SHOWN })}</li>
          )}
        </ul>
      </td>
    </tr>
  );
}

type Field = Preview['changes'][number]['fields'][number];
const FIGURE = /\/(?:value|amount)$/;
/** A unit or a currency stands behind its figure, where that is told too. */
const QUALIFIER = /\/(?:unitCode|currency)$/;

/** Figures as the person writes them, with their units; what a table of goods begins with comes first. */
function shownFields(fields: readonly Field[], decimal: (text: string) => string): readonly Field[] {
  const figures = fields.filter(({ place }) => FIGURE.test(place));
  const groupOf = (place: string): string => place.slice(0, place.lastIndexOf('/'));
  const groups = new Set(figures.map(({ place }) => groupOf(place)));
  const withUnit = (text: string, place: string, side: 'before' | 'after'): string => {
    if (text === '' || !FIGURE.test(place)) return text;
    const unit = fields.find((each) => QUALIFIER.test(each.place) && groupOf(each.place) === groupOf(place))?.[side];
    return unit ? `${decimal(text)} ${unit}` : decimal(text);
  };
  const placeIn = (place: string): number => {
    const index = TABLE_FIELDS.findIndex(({ field }) => field === `/goodsItems${place}`);
    return index < 0 ? TABLE_FIELDS.length : index;
  };
  return fields
    .filter(({ place }) => !QUALIFIER.test(place) || !groups.has(groupOf(place)))
    .map(({ place, before, after }) => ({
      place,
      before: withUnit(before, place, 'before'),
      after: withUnit(after, place, 'after'),
    }))
    .toSorted((a, b) => placeIn(a.place) - placeIn(b.place));
}

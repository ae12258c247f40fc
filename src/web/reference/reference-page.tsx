import { IconAlertTriangle, IconTableImport } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Publication } from '#web/client';
import { DropPlace, LoadingRows, Page, ProblemNote, Section, tableClasses as table, useFormat, useText } from '#web/ui';
import classes from './reference.module.css';
import { TableLinks } from './table-links.tsx';
import { referenceApi } from './reference-api.ts';

/** The server's own bound for one file. */
const FILE_BYTES_MAX = 20 * 1024 * 1024;
const ACCEPTED = '.xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Which data decides, since when; and the way to bring an official tariff in. */
export function ReferencePage() {
  const t = useText();
  const publications = useQuery({ queryKey: ['publications'], queryFn: referenceApi.publications });
  return (
    <Page title={t('reference.title')} lead={t('reference.lead')}>
      <Section title={t('reference.import')}>
        <Upload />
      </Section>
      <Section title={t('tables.title')} aside={t('tables.aside')}>
        <TableLinks />
      </Section>
      <Section title={t('reference.published')} aside={t('reference.publishedAside')}>
        {publications.error && <ProblemNote error={publications.error} onRetry={() => void publications.refetch()} />}
        {publications.isPending && <LoadingRows rows={3} />}
        {publications.data && <Publications items={publications.data.items} />}
      </Section>
    </Page>
  );
}

function Upload() {
  const t = useText();
  const navigate = useNavigate();
  const [tooBig, setTooBig] = useState(false);
  const upload = useMutation({
    mutationFn: (file: File) => api.uploadTariff(file),
    onSuccess: ({ id }) => navigate({ to: '/reference/imports/$id', params: { id }, search: {} }),
  });
  const take = (file: File | null | undefined) => {
    if (!file) return;
    upload.reset();
    setTooBig(file.size > FILE_BYTES_MAX);
    if (file.size <= FILE_BYTES_MAX) upload.mutate(file);
  };
  return (
    <>
      <DropPlace
        icon={IconTableImport}
        title={upload.isPending ? t('reference.reading', { name: upload.variables.name }) : t('reference.drop')}
        hint={t('reference.dropHint')}
        choose={t('reference.choose')}
        accept={ACCEPTED}
        busy={upload.isPending}
        onFile={take}
      />
      <div aria-live="polite" className={classes.result}>
        {tooBig && (
          <p className={classes.wrong}>
            <IconAlertTriangle size={20} aria-hidden /> {t('reference.tooBig')}
          </p>
        )}
        {upload.error && <ProblemNote error={upload.error} />}
      </div>
    </>
  );
}

function Publications(props: { readonly items: readonly Publication[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.stack}`}>
        <caption>{t('reference.published')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reference.version')}</th>
            <th scope="col">{t('reference.since')}</th>
            <th scope="col">{t('reference.firstDay')}</th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item, index) => (
            <tr key={`${item.version} ${item.publishedAt}`}>
              <td>
                <span className="mono">{item.version}</span>
                {index === 0 && <span className={table.sub}>{t('reference.inForce')}</span>}
              </td>
              <td>{format.instant(item.publishedAt)}</td>
              <td data-label={t('reference.firstDay')}>
                {item.firstDayAffected === null ? '—' : format.date(item.firstDayAffected)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

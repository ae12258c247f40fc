import { IconArrowLeft, IconFileUpload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#web/client';
import {
  ClientPicker,
  DropPlace,
  Page,
  pageClasses,
  ProblemNote,
  Section,
  tableClasses as table,
  useFormat,
  usePreferences,
  useText,
} from '#web/ui';
import classes from './import.module.css';

const KINDS = ['xlsx', 'csv', 'json', 'xml'] as const;

/** The first step: a file, a sample to fill in, or a file that was brought in before. */
export function ImportStartPage() {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { language } = usePreferences();
  const [client, setClient] = useState('');
  const { draft } = useSearch({ from: '/declarations/import' });
  const goesOn = draft === undefined ? {} : { draft };
  const earlier = useQuery({ queryKey: ['declaration-imports'], queryFn: api.declarationImports });
  const send = useMutation({
    mutationFn: (file: File) => api.uploadDeclarations(file, client),
    onSuccess: ({ id }) => navigate({ to: '/declarations/import/$id', params: { id }, search: goesOn }),
  });
  const items = earlier.data?.items ?? [];
  return (
    <Page
      title={t(draft === undefined ? 'bring.title' : 'bring.intoTitle')}
      lead={t(draft === undefined ? 'bring.lead' : 'bring.intoLead')}
      above={
        draft !== undefined && (
          <Link to="/declarations/new" search={{ draft }} className={pageClasses.back}>
            <IconArrowLeft size={16} aria-hidden /> {t('bring.backToDraft')}
          </Link>
        )
      }
    >
      <div className={classes.client}>
        <ClientPicker value={client} onChange={setClient} />
      </div>
      <DropPlace
        icon={IconFileUpload}
        title={send.isPending ? t('bring.reading') : t('upload.drop')}
        hint={t('bring.limit')}
        choose={t('upload.choose')}
        accept=".xlsx,.csv,.json,.xml"
        busy={send.isPending}
        onFile={(file) => file && send.mutate(file)}
      />
      <div aria-live="polite">{send.error && <ProblemNote error={send.error} />}</div>
      <p className={classes.samples}>
        {t('bring.samples')}
        {KINDS.map((kind) => (
          <a key={kind} href={`/api/v1/declaration-imports/samples/${kind}?language=${language}`} download>
            {kind.toUpperCase()}
          </a>
        ))}
      </p>
      <p className={classes.other}>
        <Link to="/declarations/upload">{t('bring.oneMessage')}</Link>
      </p>
      {earlier.error && <ProblemNote error={earlier.error} onRetry={() => void earlier.refetch()} />}
      {items.length > 0 && (
        <Section title={t('bring.earlier')}>
          <div className={table.scroll}>
            <table className={`${table.table} ${table.stack}`}>
              <caption>{t('bring.earlier')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('bring.file')}</th>
                  <th scope="col">{t('bring.when')}</th>
                  <th scope="col">{t('bring.result')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ id, fileName, createdAt, counts }) => (
                  <tr key={id}>
                    <td>
                      <Link to="/declarations/import/$id" params={{ id }} search={goesOn}>
                        {fileName}
                      </Link>
                    </td>
                    <td data-label={t('bring.when')}>{format.instant(createdAt)}</td>
                    <td data-label={t('bring.result')}>
                      {t('bring.counts', {
                        accepted: counts.accepted,
                        rejected: counts.rejected + counts.blocked,
                        waiting: counts.waiting,
                      })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      )}
    </Page>
  );
}

import { IconAlertTriangle, IconArrowLeft, IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Changes } from '#web/approval';
import { type TariffCheck, type TariffCheckQuestion, type TariffImport } from '#web/client';
import { Empty, LoadingRows, Page, pageClasses, ProblemNote, Section, useFormat, useText } from '#web/ui';
import { CellErrors } from './cell-errors.tsx';
import { ProposeForm } from './propose-form.tsx';
import classes from './reference.module.css';
import { TableForm } from './table-form.tsx';
import { referenceApi } from './reference-api.ts';

/** From an uploaded file to a proposal: which column holds what, what is wrong, what would change. */
export function ImportPage() {
  const t = useText();
  const { id } = useParams({ from: '/reference/imports/$id' });
  const uploaded = useQuery({ queryKey: ['tariff-import', id], queryFn: () => referenceApi.tariffImport(id) });
  return (
    <Page
      title={t('import.title')}
      lead={uploaded.data?.fileName}
      above={
        <Link to="/reference" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('nav.reference')}
        </Link>
      }
    >
      {uploaded.error && <ProblemNote error={uploaded.error} onRetry={() => void uploaded.refetch()} />}
      {uploaded.isPending && <LoadingRows />}
      {uploaded.data && <Steps key={uploaded.data.id} uploaded={uploaded.data} />}
    </Page>
  );
}

function Steps(props: { readonly uploaded: TariffImport }) {
  const t = useText();
  const client = useQueryClient();
  const { uploaded } = props;
  const { id } = uploaded;
  const { replaces } = useSearch({ from: '/reference/imports/$id' });
  const [compared, setCompared] = useState<{ readonly check: TariffCheck; readonly at: number } | undefined>(undefined);
  const compare = useMutation({
    mutationFn: (question: TariffCheckQuestion) => referenceApi.checkTariff(id, question),
    onMutate: () => setCompared(undefined),
    onSuccess: (check) => {
      setCompared({ check, at: performance.now() });
      return client.invalidateQueries({ queryKey: ['tariff-import', id] });
    },
  });
  return (
    <>
      <Section title={t('import.columns')} aside={t('import.columnsAside')}>
        {uploaded.guess === null && <Empty title={t('import.noGuess')} hint={t('import.noGuessHint')} />}
        <TableForm uploaded={uploaded} busy={compare.isPending} onCompare={(question) => compare.mutate(question)} />
      </Section>
      <div aria-live="polite" className={classes.found}>
        {compare.error && (
          <div className={classes.result}>
            <ProblemNote error={compare.error} />
          </div>
        )}
        {compare.isPending && (
          <Section title={t('import.comparing')}>
            <LoadingRows rows={3} />
          </Section>
        )}
        {compared && <Found key={compared.at} id={id} check={compared.check} replaces={replaces} at={compared.at} />}
      </div>
    </>
  );
}

function Found(props: {
  readonly id: string;
  readonly check: TariffCheck;
  readonly replaces: string | undefined;
  readonly at: number;
}) {
  const t = useText();
  const format = useFormat();
  const { id, check, replaces, at } = props;
  const { lineCount, otherRows } = check;
  const read = t('import.read', {
    lines: format.decimal(String(lineCount)),
    other: format.decimal(String(otherRows)),
  });
  const changes = (
    <Section title={t('approval.changes')} aside={read}>
      {check.superseded > 0 && <p>{t('approval.supersededCount', { count: check.superseded })}</p>}
      <Changes
        name={['import', id, String(at)]}
        counts={check.counts}
        ask={(question) => referenceApi.tariffImportChanges(id, question)}
      />
    </Section>
  );
  if (check.errorCount > 0)
    return (
      <>
        <Section title={t('import.errors')} aside={read}>
          <p className={classes.wrong}>
            <IconAlertTriangle size={20} aria-hidden /> {t('import.errorCount', { count: check.errorCount })}
          </p>
          <CellErrors errors={check.errors} total={check.errorCount} />
        </Section>
        {changes}
      </>
    );
  if (check.version === null)
    return (
      <Section title={t('approval.changes')} aside={read}>
        <Empty title={t('import.same')} hint={t('import.sameHint')} />
      </Section>
    );
  return (
    <>
      {changes}
      <Section title={t('import.propose')}>
        <p className={classes.right}>
          <IconCircleCheck size={20} aria-hidden /> {t('import.ready')}
        </p>
        <ProposeForm id={id} replaces={replaces} />
      </Section>
    </>
  );
}

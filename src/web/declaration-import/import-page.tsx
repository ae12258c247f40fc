import { Button, Radio } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type CheckImportQuestion, type DeclarationImport } from '#web/client';
import { LoadingRows, Page, pageClasses, ProblemNote, Section, useText } from '#web/ui';
import { ColumnsForm } from './columns-form.tsx';
import { Entries } from './entries.tsx';
import classes from './import.module.css';
import { IntoDraft } from './into-draft.tsx';
import { RunPanel } from './run-panel.tsx';

/** How often a file on its way is looked at. */
const POLL_MS = 700;

/** From a file to drafts or declarations: its columns, what each declaration says, and what became of it. */
export function ImportPage() {
  const t = useText();
  const { id } = useParams({ from: '/declarations/import/$id' });
  const { draft } = useSearch({ from: '/declarations/import/$id' });
  const found = useQuery({
    queryKey: ['declaration-import', id],
    queryFn: () => api.declarationImport(id),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? POLL_MS : false),
  });
  return (
    <Page
      title={t(draft === undefined ? 'bring.title' : 'bring.intoTitle')}
      lead={found.data?.fileName}
      above={
        draft === undefined ? (
          <Link to="/declarations/import" className={pageClasses.back}>
            <IconArrowLeft size={16} aria-hidden /> {t('bring.back')}
          </Link>
        ) : (
          <Link to="/declarations/new" search={{ draft }} className={pageClasses.back}>
            <IconArrowLeft size={16} aria-hidden /> {t('bring.backToDraft')}
          </Link>
        )
      }
    >
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingRows />}
      {found.data && <Steps key={found.data.id} found={found.data} draft={draft} />}
    </Page>
  );
}

function Steps({ found, draft }: { readonly found: DeclarationImport; readonly draft: string | undefined }) {
  const t = useText();
  const client = useQueryClient();
  const [asked, setAsked] = useState<{ readonly example: string; readonly question: CheckImportQuestion }>();
  const check = useMutation({
    mutationFn: (question: CheckImportQuestion) => api.checkImport(found.id, question),
    onSuccess: async ({ example }, question) => {
      setAsked(example === null ? undefined : { example, question });
      await client.invalidateQueries({ queryKey: ['declaration-import', found.id] });
    },
  });
  const isOpen = found.state === 'uploaded' || found.state === 'checked';
  return (
    <>
      <div aria-live="polite">
        {check.error && <ProblemNote error={check.error} />}
        {asked?.question.table && (
          <NumberQuestion
            example={asked.example}
            onAnswer={(numbers) =>
              asked.question.table && check.mutate({ table: { ...asked.question.table, numbers } })
            }
          />
        )}
      </div>
      {found.state !== 'uploaded' && !asked && (
        <>
          {found.state === 'checked' && found.checked?.numbers && (
            <NumbersRead
              numbers={found.checked.numbers}
              busy={check.isPending}
              onChange={(numbers) => found.checked && check.mutate({ table: { ...found.checked, numbers } })}
            />
          )}
          {draft === undefined ? <RunPanel found={found} /> : <IntoDraft found={found} draftId={draft} />}
          <Entries found={found} />
        </>
      )}
      {isOpen && found.kind === 'table' && (
        <Section title={t('bring.columns')} aside={t('import.columnsAside')}>
          <ColumnsForm found={found} busy={check.isPending} onCheck={(table) => check.mutate({ table })} />
        </Section>
      )}
      {found.state === 'uploaded' && found.kind !== 'table' && (
        <Button loading={check.isPending} onClick={() => check.mutate({})}>
          {t('bring.check')}
        </Button>
      )}
    </>
  );
}

type Numbers = 'comma-decimal' | 'point-decimal';

/** What was said once is said again at every file, and can be taken back. */
function NumbersRead(props: {
  readonly numbers: Numbers;
  readonly busy: boolean;
  readonly onChange: (numbers: Numbers) => void;
}) {
  const t = useText();
  const other = props.numbers === 'comma-decimal' ? 'point-decimal' : 'comma-decimal';
  return (
    <p className={`quiet ${classes.numbers}`}>
      {t('bring.numbersRead', { example: EXAMPLES[props.numbers] })}{' '}
      <Button size="compact-sm" variant="subtle" loading={props.busy} onClick={() => props.onChange(other)}>
        {t('bring.numbersOther', { example: EXAMPLES[other] })}
      </Button>
    </p>
  );
}
const EXAMPLES = { 'comma-decimal': '1.250,5', 'point-decimal': '1,250.5' } as const;

function NumberQuestion(props: {
  readonly example: string;
  readonly onAnswer: (numbers: 'comma-decimal' | 'point-decimal') => void;
}) {
  const t = useText();
  const [numbers, setNumbers] = useState<string>();
  return (
    <Section title={t('bring.numbers', { example: props.example })}>
      <Radio.Group value={numbers ?? ''} onChange={setNumbers} label={t('bring.numbersHint')}>
        <Radio value="comma-decimal" label={t('bring.commaDecimal')} my={8} />
        <Radio value="point-decimal" label={t('bring.pointDecimal')} my={8} />
      </Radio.Group>
      <div className={classes.buttons}>
        <Button
          disabled={numbers === undefined}
          onClick={() => props.onAnswer(numbers === 'comma-decimal' ? 'comma-decimal' : 'point-decimal')}
        >
          {t('bring.check')}
        </Button>
      </div>
    </Section>
  );
}

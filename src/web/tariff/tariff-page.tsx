import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api } from '#web/client';
import { Empty, LoadingRows, Page, ProblemNote, Section, useText, useTypedSearch } from '#web/ui';
import { FoundLines } from './found-lines.tsx';
import { Guide } from './guide.tsx';
import { LikelyHeadings } from './likely-headings.tsx';
import { TariffLinks } from './tariff-links.tsx';
import classes from './tariff.module.css';

const ROWS_MAX = 50;
const QUERY_LENGTH_MIN = 2;

/** The tariff: by digits, by what goods are called, or asked step by step from a heading; as of any day. */
export function TariffPage() {
  const t = useText();
  const navigate = useNavigate();
  const { q = '', on = '', at = '' } = useSearch({ from: '/tariff' });
  const go = (search: { readonly q?: string; readonly on?: string; readonly at?: string }) =>
    void navigate({ to: '/tariff', search, replace: true });
  const search = useTypedSearch(q, (text) => go({ q: text, on }));
  return (
    <Page title={t('tariff.title')} lead={t('tariff.lead')} actions={<TariffLinks />}>
      <div className={classes.search} role="search">
        <TextInput
          label={t('tariff.search')}
          description={t('tariff.example')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          type="search"
          size="md"
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          {...search}
        />
        <TextInput
          label={t('tariff.on')}
          type="date"
          size="md"
          value={on}
          onChange={(event) => go({ q, on: event.currentTarget.value, at })}
        />
      </div>
      <div className={classes.results}>{at === '' ? <Found q={q} on={on} /> : <Guide at={at} q={q} on={on} />}</div>
    </Page>
  );
}

/** Words lead to headings and lines; what starts with digits is the start of a code. */
function Found(props: { readonly q: string; readonly on: string }) {
  const t = useText();
  const q = props.q.trim();
  const { on } = props;
  if (q.length < QUERY_LENGTH_MIN) return <Empty title={t('tariff.startTitle')} hint={t('tariff.startHint')} />;
  return /^\d/u.test(q) ? <FoundByCode q={q} on={on} /> : <FoundByWords q={q} on={on} />;
}

function FoundByCode(props: { readonly q: string; readonly on: string }) {
  const { q, on } = props;
  const t = useText();
  const found = useQuery({
    queryKey: ['tariff', q, on, ROWS_MAX],
    queryFn: ({ signal }) => api.tariff({ q, on, limit: ROWS_MAX }, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingRows />}
      {found.data && (
        <FoundLines caption={t('tariff.lines')} lines={found.data.items.map((line) => ({ line }))} on={on} />
      )}
      {found.data?.items.length === 0 && <NoMatch />}
    </>
  );
}

function FoundByWords(props: { readonly q: string; readonly on: string }) {
  const { q, on } = props;
  const t = useText();
  const found = useQuery({
    queryKey: ['classification', q, on, ROWS_MAX],
    queryFn: ({ signal }) => api.classify({ text: q, on, limit: ROWS_MAX }, signal),
    placeholderData: keepPreviousData,
  });
  const { data } = found;
  return (
    <>
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingRows />}
      {data && data.items.length === 0 && <NoMatch />}
      {data && data.items.length > 0 && (
        <>
          <LikelyHeadings headings={data.headings} q={q} on={on} />
          <Section title={t('tariff.lines')}>
            <FoundLines caption={t('tariff.lines')} lines={data.items} on={on} />
          </Section>
        </>
      )}
    </>
  );
}

function NoMatch() {
  const t = useText();
  const navigate = useNavigate();
  return (
    <Empty
      title={t('tariff.noMatchTitle')}
      hint={t('tariff.noMatchHint')}
      action={
        <>
          <Button variant="default" onClick={() => void navigate({ to: '/tariff', search: {} })}>
            {t('tariff.clearSearch')}
          </Button>
          <Button variant="subtle" onClick={() => void navigate({ to: '/tariff/browse', search: {} })}>
            {t('tariff.browse')}
          </Button>
        </>
      }
    />
  );
}

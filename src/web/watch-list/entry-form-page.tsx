import { Button, Textarea, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import {
  LoadingRows,
  localDate,
  Page,
  pageClasses,
  ProblemNote,
  useFormat,
  useText,
  useToast,
  useSaidAt,
} from '#web/ui';
import { CommonFields } from './common-fields.tsx';
import { blankEntry, linesOf } from './entry-fields.ts';
import classes from './watch-list.module.css';
import { watchListApi, type WrittenWatchListEntry } from './watch-list-api.ts';

/** Adds somebody or something to look out for. */
export function NewEntryPage() {
  const t = useText();
  const format = useFormat();
  return (
    <Frame title={t('watchList.add')}>
      <EntryForm entry={blankEntry(localDate(format.now()))} />
    </Frame>
  );
}

/** Changes an entry, with the reason. */
export function EditEntryPage() {
  const t = useText();
  const { id } = useParams({ from: '/risk/watch-list/$id/edit' });
  const query = useQuery({ queryKey: ['watch-list', 'one', id], queryFn: () => watchListApi.entry(id) });
  return (
    <Frame title={t('watchList.change')}>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {query.data && <EntryForm key={query.data.version} id={id} entry={query.data.content} />}
    </Frame>
  );
}

function Frame(props: { readonly title: string; readonly children: ReactNode }) {
  const t = useText();
  return (
    <Page
      title={props.title}
      lead={t('watchList.formLead')}
      above={
        <Link to="/risk/watch-list" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('watchList.title')}
        </Link>
      }
    >
      {props.children}
    </Page>
  );
}

function EntryForm(props: { readonly id?: string; readonly entry: WrittenWatchListEntry }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id } = props;
  const [entry, setEntry] = useState(props.entry);
  const [why, setWhy] = useState('');
  const [asked, setAsked] = useState(false);
  const isNamed = entry.kind === 'person' || entry.kind === 'company';
  const missing =
    [entry.value, entry.list, entry.reason, entry.source, entry.legalBasis].some((text) => text.trim() === '') ||
    (id !== undefined && why.trim().length < 3);
  const save = useMutation({
    mutationFn: () => (id === undefined ? watchListApi.add(entry) : watchListApi.change(id, entry, why.trim())),
    onSuccess: async (view) => {
      toast({ kind: 'done', text: t('watchList.saved') });
      await client.invalidateQueries({ queryKey: ['watch-list'] });
      await navigate({ to: '/risk/watch-list/$id', params: { id: view.id } });
    },
  });
  const said = useSaidAt(save.error, [
    'value',
    'aliases',
    'identifiers',
    'list',
    'reason',
    'source',
    'legalBasis',
    'validFrom',
    'validTo',
    'why',
  ]);
  const change = (next: Partial<WrittenWatchListEntry>) => setEntry({ ...entry, ...next });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!missing) save.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {save.error && <ProblemNote error={save.error} saidAt={said} />}
      <TextInput
        label={t('watchList.value')}
        value={entry.value}
        maxLength={300}
        onChange={(event) => change({ value: event.currentTarget.value })}
        error={asked && entry.value.trim() === '' ? t('watchList.missing') : said.at('value')}
      />
      <div className={classes.pair}>
        <Lines
          label={t('watchList.aliases')}
          lines={entry.aliases}
          said={said.at('aliases')}
          onChange={(aliases) => change({ aliases })}
        />
        {isNamed && (
          <Lines
            label={t('watchList.identifiers')}
            lines={entry.identifiers}
            said={said.at('identifiers')}
            onChange={(identifiers) => change({ identifiers })}
          />
        )}
      </div>
      <CommonFields entry={entry} asked={asked} said={said} onChange={change} />
      {id !== undefined && (
        <Textarea
          label={t('watchList.whyChanged')}
          value={why}
          maxLength={1_000}
          onChange={(event) => setWhy(event.currentTarget.value)}
          error={asked && why.trim().length < 3 ? t('watchList.missing') : said.at('why')}
        />
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('watchList.save')}
        </Button>
      </div>
    </form>
  );
}

function Lines(props: {
  readonly label: string;
  readonly lines: readonly string[];
  readonly said: string | undefined;
  readonly onChange: (lines: string[]) => void;
}) {
  const t = useText();
  return (
    <Textarea
      label={props.label}
      description={t('watchList.oneALine')}
      autosize
      minRows={2}
      defaultValue={props.lines.join('\n')}
      error={props.said}
      onChange={(event) => props.onChange(linesOf(event.currentTarget.value))}
    />
  );
}

import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowLeft, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Text } from '#core/kernel';
import { api } from '#web/client';
import { Dialog, LoadingRows, ProblemNote, useLocal, useText } from '#web/ui';
import { useDraft, useDraftText } from '../draft-store.tsx';
import classes from './guided.module.css';
import { Exit } from './question.tsx';

const TYPING_PAUSE_MS = 250;
const QUERY_LENGTH_MIN = 2;
const FOUND_MAX = 8;
const LINE_DIGITS = 8;

/** The way from a description to a tariff line, without leaving the draft. */
export function FindCode(props: { readonly line: number }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <Exit hint={t('guided.find.codeHint')}>
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        {t('guided.find.code')}
      </Button>
      {isOpen && <FindCodeDialog line={props.line} onClose={() => setOpen(false)} />}
    </Exit>
  );
}

function FindCodeDialog(props: { readonly line: number; readonly onClose: () => void }) {
  const t = useText();
  const store = useDraft();
  const client = useQueryClient();
  const at = `/goodsItems/${props.line}`;
  const [description] = useDraftText(`${at}/description`);
  const [text, setText] = useState(description);
  /** The groups that were chosen, down to where one is. */
  const [path, setPath] = useState<readonly string[]>([]);
  const group = path.at(-1);
  const take = (code: string) => {
    if (code.length < LINE_DIGITS) return setPath([...path, code]);
    store.set(`${at}/commodityCode`, code);
    props.onClose();
    // The unit that the tariff counts in comes a moment later; without it, it is asked as ever.
    void client
      .query({ queryKey: ['tariff-line', code, undefined], queryFn: () => api.tariffLine(code) })
      .then(({ unitCodes: [unit] }) => unit !== undefined && store.set(`${at}/tariffQuantity/unitCode`, unit))
      .catch(() => undefined);
  };
  return (
    <Dialog open title={t('guided.find.code')} wide>
      <TextInput
        label={t('guided.find.codeText')}
        value={text}
        data-autofocus
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setPath([]);
        }}
      />
      <div className={classes.found} aria-live="polite">
        {group === undefined ? <Found text={text} onTake={take} /> : <Below group={group} onTake={take} />}
      </div>
      <div className={classes.dialogFoot}>
        {group !== undefined && (
          <Button
            variant="subtle"
            leftSection={<IconArrowLeft size={16} stroke={1.75} aria-hidden />}
            onClick={() => setPath(path.slice(0, -1))}
          >
            {t('guided.find.back')}
          </Button>
        )}
        <Button variant="default" onClick={props.onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

/** The headings that the words speak for, and the lines. */
function Found(props: { readonly text: string; readonly onTake: (code: string) => void }) {
  const t = useText();
  const [query] = useDebouncedValue(props.text.trim(), TYPING_PAUSE_MS);
  const found = useQuery({
    queryKey: ['classification', query, '', FOUND_MAX],
    queryFn: ({ signal }) => api.classify({ text: query, limit: FOUND_MAX }, signal),
    enabled: query.length >= QUERY_LENGTH_MIN,
    placeholderData: keepPreviousData,
  });
  if (query.length < QUERY_LENGTH_MIN) return <p className={classes.small}>{t('picker.keepTyping')}</p>;
  if (found.error) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <LoadingRows rows={4} />;
  const headings = found.data.headings.flatMap(({ code, path }) => {
    const name = path.heading?.name ?? path.chapter?.name;
    return name === undefined ? [] : [{ code, name }];
  });
  const lines = found.data.items.map(({ line: { code, name } }) => ({ code, name }));
  if (headings.length + lines.length === 0) return <p className={classes.small}>{t('picker.nothing')}</p>;
  return (
    <>
      <Choices title={t('tariff.headings')} hint={t('tariff.headingsHint')} choices={headings} {...props} />
      <Choices title={t('guided.find.codeAll')} choices={lines} {...props} />
    </>
  );
}

/** Which of the groups below one the goods belong to. */
function Below(props: { readonly group: string; readonly onTake: (code: string) => void }) {
  const t = useText();
  const asked = useQuery({
    queryKey: ['classification-question', props.group, ''],
    queryFn: () => api.classificationQuestion(props.group),
    placeholderData: keepPreviousData,
  });
  if (asked.error) return <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />;
  if (!asked.data) return <LoadingRows rows={4} />;
  return (
    <Choices
      title={t('tariff.which')}
      hint={t('tariff.whichHint')}
      choices={asked.data.choices}
      onTake={props.onTake}
    />
  );
}

interface Choice {
  readonly code: string;
  readonly name: Text;
}

function Choices(props: {
  readonly title: string;
  readonly hint?: string;
  readonly choices: readonly Choice[];
  readonly onTake: (code: string) => void;
}) {
  const local = useLocal();
  if (props.choices.length === 0) return null;
  return (
    <section aria-label={props.title}>
      <h3 className={classes.foundTitle}>{props.title}</h3>
      {props.hint && <p className={classes.small}>{props.hint}</p>}
      <ul>
        {props.choices.map(({ code, name }) => (
          <li key={code}>
            <button type="button" className={classes.foundChoice} onClick={() => props.onTake(code)}>
              <span className="mono">{code}</span>
              <span>{local(name)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Button, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { DRAFTS_KEY, type Fix, type FixResult } from '#web/client';
import {
  CodePicker,
  ErrorCode,
  placeName,
  ProblemNote,
  Section,
  tableClasses as table,
  TariffPicker,
  useLocal,
  useText,
} from '#web/ui';
import { FixTable } from './fix-table.tsx';
import { FIXES_KEY, groupsOf, isOfLine, keyOf, LINE_FIELDS, mendAll, type FixGroup } from './fixes.ts';
import classes from './fix.module.css';

/** What has to be mended, one part for each reason; one value mends all that are chosen in it. */
export function FixBoard(props: { readonly fixes: readonly Fix[]; readonly isAlone?: true }) {
  return groupsOf(props.fixes).map((group) => (
    <Group key={group.code} group={group} isAlone={props.isAlone ?? false} />
  ));
}

function Group(props: { readonly group: FixGroup; readonly isAlone: boolean }) {
  const { group } = props;
  const t = useText();
  const local = useLocal();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map());
  const [results, setResults] = useState<ReadonlyMap<string, FixResult>>(new Map());
  const [field, setField] = useState<string>(LINE_FIELDS[0]);
  const [ground, setGround] = useState({ reasonCode: '', reason: '' });
  const [asked, setAsked] = useState(false);
  const byKey = new Map(group.fixes.map((fix) => [keyOf(fix), fix]));
  const pointerOf = (fix: Fix) => (isOfLine(fix) ? `${fix.pointer}/${field}` : fix.pointer);
  const ready = [...values].filter(([key, value]) => value !== '' && byKey.has(key));
  const amends = group.fixes.some(({ source }) => source === 'declaration');
  const isGround = ground.reasonCode !== '' && ground.reason.trim().length >= REASON_LENGTH_MIN;
  const mend = useMutation({
    mutationFn: () =>
      mendAll(
        ready.flatMap(([key, value]) => {
          const fix = byKey.get(key);
          return fix ? [{ fix, pointer: pointerOf(fix), value }] : [];
        }),
        amends ? ground : undefined,
      ),
    onSuccess: async (told) => {
      setResults(told);
      // What stood is kept to be written anew.
      setValues(new Map(ready.filter(([key]) => told.get(key)?.outcome !== 'saved')));
      setChosen(new Set());
      setAsked(false);
      await Promise.all([
        client.invalidateQueries({ queryKey: FIXES_KEY }),
        client.invalidateQueries({ queryKey: DRAFTS_KEY }),
        client.invalidateQueries({ queryKey: ['declaration'] }),
      ]);
    },
  });
  const save = () => {
    setAsked(true);
    if (ready.length > 0 && (!amends || isGround)) mend.mutate();
  };
  const saved = [...results.values()].filter(({ outcome }) => outcome === 'saved').length;
  const [first] = group.fixes;
  if (!first) return null;
  const rows = group.fixes.map((fix) => {
    const result = results.get(keyOf(fix));
    return {
      key: keyOf(fix),
      ...(props.isAlone ? {} : { thing: <Thing fix={fix} /> }),
      pointer: fix.editable ? pointerOf(fix) : fix.pointer,
      declared: isOfLine(fix) && field !== 'description' ? '' : fix.declared,
      ...(isSame(group) ? {} : { message: fix.message }),
      fix: fix.fix,
      editable: fix.editable,
      ...(result && result.outcome !== 'saved' ? { told: <Told result={result} /> } : {}),
    };
  });
  return (
    <Section
      title={isSame(group) ? local(first.message) : local(first.label)}
      aside={
        <span className={classes.aside}>
          {group.code !== '' && <ErrorCode code={group.code} />}
          <span className="quiet">{t('fix.count', { count: group.fixes.length })}</span>
        </span>
      }
    >
      {group.fixes.some(isOfLine) && (
        <Select
          className={classes.lineField ?? ''}
          size="xs"
          label={t('fix.field')}
          data={LINE_FIELDS.map((each) => ({ value: each, label: placeName(t, `/${each}`) }))}
          value={field}
          allowDeselect={false}
          onChange={(each) => each !== null && setField(each)}
        />
      )}
      <FixTable
        caption={local(first.label)}
        rows={rows}
        values={values}
        onValue={(key, value) => setValues(new Map([...values, [key, value]]))}
        onEnter={save}
        {...(group.fixes.filter(({ editable }) => editable).length > 1 && {
          chosen,
          onChoose: (keys: readonly string[], isChosen: boolean) => setChosen(withKeys(chosen, keys, isChosen)),
        })}
      />
      {mend.error && <ProblemNote error={mend.error} />}
      {amends && ready.length > 0 && (
        <div className={classes.ground}>
          <CodePicker
            list="amendment-reason"
            label={t('amend.reasonCode')}
            value={ground.reasonCode}
            onChange={(reasonCode) => setGround({ ...ground, reasonCode })}
            error={asked && ground.reasonCode === '' ? t('steps.missing') : undefined}
          />
          <TextInput
            label={t('amend.reason')}
            value={ground.reason}
            onChange={(event) => setGround({ ...ground, reason: event.currentTarget.value })}
            error={asked && ground.reason.trim().length < REASON_LENGTH_MIN ? t('case.reasonMissing') : undefined}
          />
        </div>
      )}
      <div className={classes.bar}>
        {chosen.size > 0 && (
          <Bulk
            count={chosen.size}
            pointer={pointerOf(byKey.get([...chosen][0] ?? '') ?? first)}
            onApply={(value) => setValues(new Map([...values, ...[...chosen].map((key) => [key, value] as const)]))}
          />
        )}
        <p role="status" className={classes.done}>
          {saved > 0 && (
            <>
              <IconCheck size={16} aria-hidden /> {t('fix.saved', { count: saved })}
            </>
          )}
        </p>
        {ready.length > 0 && (
          <Button size="sm" loading={mend.isPending} onClick={save}>
            {t(amends ? 'fix.amend' : 'fix.save', { count: ready.length })}
          </Button>
        )}
      </div>
    </Section>
  );
}

/** The server wants a sentence, not a mark. */
const REASON_LENGTH_MIN = 3;

/** All say the same in the same words: it is said once, above. */
const isSame = ({ fixes: [first, ...others] }: FixGroup): boolean =>
  first !== undefined && others.every(({ message }) => message.vi === first.message.vi);

function withKeys(before: ReadonlySet<string>, keys: readonly string[], isChosen: boolean): ReadonlySet<string> {
  const after = new Set(before);
  for (const key of keys)
    if (isChosen) after.add(key);
    else after.delete(key);
  return after;
}

/** One value for all that are chosen. */
function Bulk(props: { readonly count: number; readonly pointer: string; readonly onApply: (value: string) => void }) {
  const t = useText();
  const [value, setValue] = useState('');
  return (
    <div className={classes.bulk}>
      <ValueField pointer={props.pointer} value={value} onChange={setValue} />
      <Button size="sm" variant="default" disabled={value === ''} onClick={() => props.onApply(value)}>
        {t('fix.fillIn', { count: props.count })}
      </Button>
    </div>
  );
}

/** Looked up where the field holds a code. */
function ValueField(props: {
  readonly pointer: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useText();
  const { pointer, value, onChange } = props;
  const label = t('fix.forAll');
  if (pointer.endsWith('/commodityCode'))
    return <TariffPicker label={label} value={value} onChange={(code) => onChange(code)} />;
  if (pointer.toLowerCase().endsWith('countrycode'))
    return <CodePicker list="country" label={label} value={value} onChange={onChange} />;
  return <TextInput label={label} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
}

/** What it is in, with the way there. */
function Thing(props: { readonly fix: Fix }) {
  const t = useText();
  const { source, id, name, client } = props.fix;
  return (
    <>
      {source === 'draft' && (
        <Link to="/declarations/new" search={{ draft: id }}>
          {name || t('list.draftUntitled')}
        </Link>
      )}
      {source === 'import' && (
        <Link to="/declarations/import/$id" params={{ id }}>
          {name}
        </Link>
      )}
      {(source === 'declaration' || source === 'preRegistration') && (
        <Link to="/declarations/$number" params={{ number: id }} className="mono">
          {name}
        </Link>
      )}
      <span className={table.sub}>{[t(`fix.source.${source}`), client].filter(Boolean).join(' · ')}</span>
    </>
  );
}

function Told(props: { readonly result: FixResult }) {
  const t = useText();
  const local = useLocal();
  const { outcome, refusals } = props.result;
  const [first] = refusals;
  return (
    <>
      <IconAlertTriangle size={14} aria-hidden />{' '}
      {first ? local(first.message) : t(`fix.outcome.${outcome === 'saved' ? 'gone' : outcome}`)}
    </>
  );
}

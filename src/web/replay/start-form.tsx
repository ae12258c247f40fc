import { Button, Radio, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { localDate, ProblemNote, useSaidAt, useFormat, useText } from '#web/ui';
import { lately } from './period.ts';
import { replayApi, type AskedVersion, type Replay } from './replay-api.ts';
import classes from './replay.module.css';

type Change = AskedVersion['change'];

/** What may stand on one side. */
export interface Side {
  readonly key: string;
  readonly label: string;
  readonly change: Change;
  /** Fixed where the name says of which time the rules are. */
  readonly base?: AskedVersion['base'];
}

/** Asks for the period, the two versions and over which rules, and begins. */
export function StartForm(props: {
  readonly lefts: readonly Side[];
  readonly rights: readonly Side[];
  readonly onStarted: (replay: Replay) => void;
}) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const { lefts, rights, onStarted } = props;
  const [days, setDays] = useState(lately(localDate(format.now())));
  const [base, setBase] = useState<AskedVersion['base']>('then');
  const [leftKey, setLeft] = useState(lefts[0]?.key ?? '');
  const [rightKey, setRight] = useState(rights[0]?.key ?? '');
  const sideOf = (sides: readonly Side[], key: string) => sides.find((side) => side.key === key) ?? sides[0];
  const [left, right] = [sideOf(lefts, leftKey), sideOf(rights, rightKey)];
  const start = useMutation({
    mutationFn: () => {
      const versionOf = (side: Side | undefined): AskedVersion => ({
        base: side?.base ?? base,
        change: side?.change ?? { kind: 'none' },
      });
      return replayApi.start({ ...days, versions: [versionOf(left), versionOf(right)] });
    },
    onSuccess: async (replay) => {
      await client.invalidateQueries({ queryKey: ['replays', 'list'] });
      onStarted(replay);
    },
  });
  const said = useSaidAt(start.error, ['from', 'to']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    start.mutate();
  };
  const asksBase = left?.base === undefined || right?.base === undefined;
  return (
    <form className={classes.form} onSubmit={submit}>
      {start.error && <ProblemNote error={start.error} saidAt={said} />}
      <div className={classes.days}>
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="date"
            required
            withAsterisk={false}
            label={t(`replay.${end}`)}
            value={days[end]}
            onChange={(event) => setDays({ ...days, [end]: event.currentTarget.value })}
            error={said.at(end)}
          />
        ))}
      </div>
      {(lefts.length > 1 || rights.length > 1) && (
        <div className={classes.fields}>
          <SideSelect label={t('replay.left')} sides={lefts} value={left?.key ?? ''} onChange={setLeft} />
          <SideSelect label={t('replay.right')} sides={rights} value={right?.key ?? ''} onChange={setRight} />
        </div>
      )}
      {asksBase && (
        <Radio.Group
          label={t('replay.base')}
          value={base}
          onChange={(value) => setBase(value === 'now' ? 'now' : 'then')}
        >
          <Radio value="then" mt={8} label={t('replay.baseThen')} />
          <Radio value="now" mt={8} label={t('replay.baseNow')} />
        </Radio.Group>
      )}
      <div>
        <Button type="submit" loading={start.isPending}>
          {t('replay.start')}
        </Button>
      </div>
    </form>
  );
}

function SideSelect(props: {
  readonly label: string;
  readonly sides: readonly Side[];
  readonly value: string;
  readonly onChange: (key: string) => void;
}) {
  const { label, sides, value, onChange } = props;
  return (
    <Select
      label={label}
      data={sides.map((side) => ({ value: side.key, label: side.label }))}
      value={value}
      allowDeselect={false}
      onChange={(key) => onChange(key ?? '')}
      comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
    />
  );
}

import { Button, Radio, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  answerText,
  ASKED_PEOPLE,
  baseOf,
  GUIDED_QUESTIONS,
  nodeAt,
  setAsidePlace,
  type AskedPeople,
  type GuidedQuestionId,
  type SetAside,
} from '#core/draft';
import { api } from '#web/client';
import { useText } from '#web/ui';
import { useDraft } from '../draft-store.tsx';
import classes from './guided.module.css';

const NOTE_LENGTH_MAX = 500;

/** Puts a question off, for oneself or for somebody else: the draft itself holds that it is open. */
export function SetAsideForm(props: {
  readonly id: GuidedQuestionId;
  readonly line: number | undefined;
  readonly onDone: () => void;
}) {
  const t = useText();
  const store = useDraft();
  const { id, line } = props;
  const [asks, setAsks] = useState<AskedPeople>('later');
  const [note, setNote] = useState('');
  const keep = () => {
    const question = GUIDED_QUESTIONS.find((each) => each.id === id);
    if (question === undefined) return;
    const was = answerText(question, nodeAt(store.snapshot().stored.content, baseOf(line)));
    const aside: SetAside = { asks, note: note.trim(), was };
    store.set(setAsidePlace(id, line), { ...aside });
    props.onDone();
  };
  return (
    <div className={classes.exit}>
      <Radio.Group
        label={t('guided.aside.who')}
        value={asks}
        onChange={(value) => setAsks(ASKED_PEOPLE.find((people) => people === value) ?? 'later')}
      >
        <div className={classes.who}>
          {ASKED_PEOPLE.map((people) => (
            <Radio key={people} value={people} label={t(`guided.aside.${people}`)} />
          ))}
        </div>
      </Radio.Group>
      {asks === 'broker' && <Brokers />}
      <Textarea
        label={`${t('guided.aside.note')} (${t('field.optional')})`}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={NOTE_LENGTH_MAX}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div>
        <Button variant="default" size="xs" onClick={keep}>
          {t('guided.aside.set')}
        </Button>
      </div>
      <p className={classes.small}>{t('guided.aside.hint')}</p>
    </div>
  );
}

/** Who outside may open this draft at all: the brokers with a delegation in force. */
function Brokers() {
  const t = useText();
  const { data } = useQuery({ queryKey: ['delegations', 'inForce'], queryFn: () => api.delegations({}) });
  if (!data) return null;
  const names = [...new Set(data.items.filter(({ state }) => state === 'inForce').map(({ broker }) => broker.name))];
  return (
    <p className={classes.small}>
      {names.length > 0 ? (
        t('guided.aside.brokers', { names: names.join(', ') })
      ) : (
        <>
          {t('guided.aside.noBroker')} <Link to="/delegations">{t('guided.aside.delegate')}</Link>
        </>
      )}
    </p>
  );
}

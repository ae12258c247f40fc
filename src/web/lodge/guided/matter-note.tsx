import { Button } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import {
  answerText,
  baseOf,
  fieldAt,
  GUIDED_QUESTIONS,
  nodeAt,
  setAsidePlace,
  stablePointer,
  type OpenMatter,
} from '#core/draft';
import { useFormat, useText, useToast } from '#web/ui';
import { useDraft, useDraftPart } from '../draft-store.tsx';
import { addressOf } from './guided-context.ts';
import classes from './guided.module.css';

/** A question that is put off: who is to answer, what was written, who did it and when; and how it goes on. */
export function MatterNote(props: { readonly matter: OpenMatter }) {
  const t = useText();
  const format = useFormat();
  const store = useDraft();
  const { question, line, asks, note } = props.matter;
  const place = setAsidePlace(question, line);
  const document = useDraftPart((state) => state.document);
  const isEmpty = useDraftPart((state) => {
    const asked = GUIDED_QUESTIONS.find(({ id }) => id === question);
    return asked === undefined || answerText(asked, nodeAt(state.stored.content, baseOf(line))) === '';
  });
  const stamp = fieldAt(document, stablePointer(document, `${place}/asks`) ?? '')?.stamp;
  return (
    <div role="group" aria-label={t('guided.state.setAside')} className={classes.matter}>
      <p className={classes.matterTitle}>
        <IconHelpCircle size={18} stroke={1.75} aria-hidden />
        {t('guided.aside.title', { who: t(`guided.aside.${asks}`) })}
      </p>
      {note !== '' && <p>{note}</p>}
      {stamp && stamp.name !== '' && (
        <p className={classes.small}>{t('draft.conflictBy', { name: stamp.name, at: format.since(stamp.at) })}</p>
      )}
      <div className={classes.matterActions}>
        <Button variant="default" size="xs" onClick={() => store.set(place, undefined)}>
          {t(isEmpty ? 'guided.aside.settleEmpty' : 'guided.aside.settle')}
        </Button>
        {asks !== 'later' && <Hand matter={props.matter} />}
      </div>
    </div>
  );
}

/** Takes the question to somebody: a link that opens it in the draft, for whoever may work there. */
function Hand(props: { readonly matter: OpenMatter }) {
  const t = useText();
  const toast = useToast();
  const { question, line, note } = props.matter;
  const id = useDraftPart((state) => state.stored.id);
  const task = GUIDED_QUESTIONS.find((each) => each.id === question)?.task;
  const place = { ...(task && { task }), ...(line !== undefined && task === 'goods' && { line }) };
  const link = `${location.origin}/declarations/new?${new URLSearchParams({ draft: id, ...addressOf(place) }).toString()}`;
  const subject = t('guided.aside.mailSubject', { question: t(`guided.q.${question}`) });
  const body = [note, link].filter((part) => part !== '').join('\n\n');
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    toast({ kind: 'done', text: t('app.copied') });
  };
  return (
    <>
      <Button variant="subtle" size="xs" onClick={() => void copy()}>
        {t('guided.aside.copy')}
      </Button>
      <Button
        variant="subtle"
        size="xs"
        component="a"
        href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`}
      >
        {t('guided.aside.mail')}
      </Button>
    </>
  );
}

import { Button, Textarea } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api, type Letter, type LetterQuestion } from '#web/client';
import { ProblemNote, useText } from '#web/ui';
import classes from './procedures.module.css';

/** The letter that goes out with a decision: drafted from what is entered so far, for the officer to change. */
export function LetterDraft(props: {
  readonly number: string;
  readonly question: LetterQuestion;
  /** What the officer will send; undefined while nobody has looked at the draft. */
  readonly letter: Letter | undefined;
  readonly asked: boolean;
  readonly onChange: (letter: Letter) => void;
}) {
  const t = useText();
  const { number, question, letter, asked, onChange } = props;
  const draft = useMutation({ mutationFn: () => api.draftLetter(number, question), onSuccess: onChange });
  const field = (language: 'vi' | 'en') =>
    letter && (
      <Textarea
        key={language}
        label={t(`letter.${language}`)}
        lang={language}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={LETTER_LENGTH_MAX}
        value={letter[language]}
        onChange={(event) => onChange({ ...letter, [language]: event.currentTarget.value })}
        error={asked && letter[language].trim() === '' ? t('letter.missing') : undefined}
      />
    );
  return (
    <fieldset className={classes.draft}>
      <legend>{t('letter.title')}</legend>
      {letter === undefined && <p className="quiet">{t('letter.goes')}</p>}
      {draft.error && <ProblemNote error={draft.error} />}
      {field('vi')}
      {field('en')}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconMail size={14} aria-hidden />}
        loading={draft.isPending}
        onClick={() => draft.mutate()}
      >
        {t(letter === undefined ? 'letter.show' : 'letter.again')}
      </Button>
    </fieldset>
  );
}

/** As much as the server takes of each language. */
const LETTER_LENGTH_MAX = 6_000;

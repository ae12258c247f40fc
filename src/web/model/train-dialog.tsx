import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Dialog, localDate, ProblemNote, useSaidAt, useFormat, useText, useToast } from '#web/ui';
import { modelApi, MODELS } from './model-api.ts';
import classes from './model.module.css';

/** Says what a training does, and begins one. */
export function TrainDialog(props: { readonly onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const client = useQueryClient();
  const { onClose } = props;
  const [name, setName] = useState(() => localDate(format.now()));
  const [asked, setAsked] = useState(false);
  const begin = useMutation({
    mutationFn: () => modelApi.train(name.trim()),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('model.trainStarted') });
      onClose();
      await client.invalidateQueries({ queryKey: MODELS });
    },
  });
  const said = useSaidAt(begin.error, ['name']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() !== '') begin.mutate();
  };
  return (
    <Dialog open title={t('model.trainTitle')}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {begin.error && <ProblemNote error={begin.error} saidAt={said} />}
        <p>{t('model.trainHint')}</p>
        <TextInput
          label={t('model.trainName')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          error={asked && name.trim() === '' ? t('model.nameMissing') : said.at('name')}
        />
        <div className={classes.buttons}>
          <Button type="submit" loading={begin.isPending}>
            {t('model.train')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

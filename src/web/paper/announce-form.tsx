import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type AnnouncedPaper } from '#web/client';
import { CodePicker, StepFrame, useText, useToast, useSaidAt } from '#web/ui';
import classes from './paper.module.css';

/** What is known of a paper at the counter: its number, its day, and who stamped it. */
export function AnnounceForm(props: { readonly onDone: () => void }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [written, setWritten] = useState({ officeId: '', number: '', on: '', acceptedBy: '' });
  const send = useMutation({
    mutationFn: (paper: Omit<AnnouncedPaper, 'announcedAt'>) => api.announcePaper(paper),
    onSuccess: async (_, { number }) => {
      toast({ kind: 'done', text: t('papers.announced', { number }) });
      props.onDone();
      await client.invalidateQueries({ queryKey: ['papers'] });
    },
  });
  const said = useSaidAt(send.error, ['officeId', 'number', 'on', 'acceptedBy']);
  const field = (name: keyof typeof written) => ({
    label: t(`papers.${name}`),
    value: written[name],
    error: asked && written[name].trim() === '' ? t('steps.missing') : said.at(name),
  });
  const text = (name: keyof typeof written) => ({
    ...field(name),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setWritten({ ...written, [name]: event.currentTarget.value }),
  });
  return (
    <StepFrame
      title="papers.announce"
      confirm="papers.announce"
      pending={send.isPending}
      error={send.error}
      saidAt={said}
      onCancel={props.onDone}
      onSubmit={() => {
        setAsked(true);
        const { officeId, number, on, acceptedBy } = written;
        if ([officeId, number, on, acceptedBy].every((value) => value.trim() !== ''))
          send.mutate({ officeId, number: number.trim().toUpperCase(), on, acceptedBy: acceptedBy.trim() });
      }}
    >
      <div className={classes.pair}>
        <CodePicker
          list="customs-office"
          {...field('officeId')}
          onChange={(officeId) => setWritten({ ...written, officeId })}
        />
        <TextInput {...text('number')} />
        <TextInput type="date" {...text('on')} />
        <TextInput {...text('acceptedBy')} />
      </div>
    </StepFrame>
  );
}

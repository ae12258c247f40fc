import { Radio, TextInput } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type AnnouncedPaper, type Channel } from '#web/client';
import { DropPlace, StepFrame, useText, useToast } from '#web/ui';
import classes from './paper.module.css';

const CHANNELS: readonly Channel[] = ['green', 'yellow', 'red'];

/** What was decided on the paper, and what it declares as the declarant's system writes it. */
export function EnterForm(props: { readonly paper: AnnouncedPaper; readonly onDone: () => void }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [asked, setAsked] = useState(false);
  const [channel, setChannel] = useState<Channel>('green');
  const [releasedAt, setReleasedAt] = useState('');
  const [replaces, setReplaces] = useState('');
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | undefined>(undefined);
  const declaration = file === undefined ? undefined : parsed(file.text);
  const { number, on, acceptedBy } = props.paper;
  const send = useMutation({
    mutationFn: (content: object) => {
      const paper = {
        number,
        on,
        acceptedBy,
        channel,
        ...(releasedAt !== '' && { releasedAt: new Date(releasedAt).toISOString() }),
        ...(replaces.trim() !== '' && { replaces: replaces.trim() }),
      };
      return api.enterPaper({ paper, declaration: content }, key);
    },
    onSuccess: async (answer) => {
      toast({ kind: 'done', text: t('papers.entered', { paper: number, number: answer.number }) });
      await client.invalidateQueries({ queryKey: ['papers'] });
      await navigate({ to: '/cases/$number', params: { number: answer.number } });
    },
  });
  return (
    <StepFrame
      title="papers.enter"
      confirm="papers.enter"
      pending={send.isPending}
      error={send.error}
      onCancel={props.onDone}
      onSubmit={() => {
        setAsked(true);
        if (declaration !== undefined) send.mutate(declaration);
      }}
    >
      <div className={classes.form}>
        <Radio.Group
          label={t('papers.channel')}
          value={channel}
          onChange={(value) => setChannel(CHANNELS.find((each) => each === value) ?? 'green')}
        >
          {CHANNELS.map((each) => (
            <Radio key={each} mt={6} value={each} label={t(`channel.${each}`)} />
          ))}
        </Radio.Group>
        <div className={classes.pair}>
          <TextInput
            type="datetime-local"
            label={t('papers.releasedAt')}
            description={t('papers.releasedHint')}
            value={releasedAt}
            onChange={(event) => setReleasedAt(event.currentTarget.value)}
          />
          <TextInput
            label={t('papers.replaces')}
            description={t('papers.replacesHint')}
            value={replaces}
            onChange={(event) => setReplaces(event.currentTarget.value)}
          />
        </div>
        <DropPlace
          accept=".json,application/json"
          icon={IconFileUpload}
          choose={t('papers.choose')}
          busy={false}
          title={file?.name ?? t('papers.file')}
          hint={t('papers.fileHint')}
          onFile={(chosen) => {
            if (chosen) void chosen.text().then((text) => setFile({ name: chosen.name, text }));
          }}
        />
        {asked && declaration === undefined && (
          <p role="alert">{t(file === undefined ? 'papers.fileMissing' : 'papers.fileUnreadable')}</p>
        )}
      </div>
    </StepFrame>
  );
}

/** A declaration as the API takes it; the server says what is wrong within. */
function parsed(text: string): object | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null ? content : undefined;
  } catch {
    return undefined;
  }
}

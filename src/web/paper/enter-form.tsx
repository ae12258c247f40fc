import { Radio, TextInput } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Declaration } from '#core/declaration';
import { useSession, type AnnouncedPaper, type Channel } from '#web/client';
import { openPaper } from '#web/lodge';
import { DropPlace, StepFrame, useText, zoneHere } from '#web/ui';
import classes from './paper.module.css';

const CHANNELS: readonly Channel[] = ['green', 'yellow', 'red'];

/** What was decided on the paper; what it declares is written in the form, with what a file of its declarant holds already in it. */
export function EnterForm(props: { readonly paper: AnnouncedPaper; readonly onDone: () => void }) {
  const t = useText();
  const session = useSession();
  const navigate = useNavigate();
  const [channel, setChannel] = useState<Channel>('green');
  const [releasedAt, setReleasedAt] = useState('');
  const [replaces, setReplaces] = useState('');
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | undefined>(undefined);
  const declaration = file === undefined ? undefined : parsed(file.text);
  const isUnreadable = file !== undefined && declaration === undefined;
  const { number, on, acceptedBy, officeId } = props.paper;
  const begin = () => {
    if (session === null || isUnreadable) return;
    const paper = {
      number,
      on,
      acceptedBy,
      channel,
      ...(releasedAt !== '' && { releasedAt: new Date(`${releasedAt}${zoneHere()}`).toISOString() }),
      ...(replaces.trim() !== '' && { replaces: replaces.trim() }),
    };
    const draft = openPaper(paper, officeId, declaration, session);
    void navigate({ to: '/declarations/new', search: { draft } });
  };
  return (
    <StepFrame
      title="papers.enter"
      confirm="papers.toForm"
      pending={false}
      error={null}
      onCancel={props.onDone}
      onSubmit={begin}
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
        {isUnreadable && <p role="alert">{t('papers.fileUnreadable')}</p>}
      </div>
    </StepFrame>
  );
}

/** A declaration as the API takes it, as far as one can be seen in it; the form says what is not in order. */
function parsed(text: string): Declaration | undefined {
  try {
    const content: unknown = JSON.parse(text);
    const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
    return isObject ? (content as Declaration) : undefined;
  } catch {
    return undefined;
  }
}

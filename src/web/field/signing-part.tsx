import { Button, FileButton, Radio, Textarea, TextInput } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { ATTENDANCES, type Attested } from '#core/inspection';
import { isSaid, useText } from '#web/ui';
import { KeptPicture } from './field-photos.tsx';
import { fieldStore } from './field-store.ts';
import classes from './field.module.css';
import type { PartProps } from './part-props.ts';
import { scaledPicture, type Picture } from './scaled-picture.ts';
import { SignaturePad } from './signature-pad.tsx';
import { useKeptForm } from './use-kept-form.ts';

/** Whether somebody was there for the declarant, and their signature. */
export function SigningPart(props: PartProps) {
  const t = useText();
  const { order, onRecord } = props;
  const { attended } = order.record;
  const [form, change, end] = useKeptForm<Attested>(props, 'attendance', attended ?? NOBODY_YET);
  const { attendance, name, capacity, note, signature } = form;
  const [drawnBefore] = useState(signature);
  const [asked, setAsked] = useState(false);
  const [isPaperOdd, setPaperOdd] = useState(false);
  const signs = attendance === 'signed';
  const isNameMissing = signs && name.trim() === '';
  const isSignatureMissing = signs && signature === null;
  const isWhyMissing = !signs && !isSaid(note);
  const signed = async (picture: Picture | null) => {
    const { owner, number } = order;
    if (picture) await fieldStore.change(owner, number, (same) => same, [{ ...picture, owner, number }]);
    change({ signature: picture?.id ?? null });
  };
  const photographed = async (file: File | null) => {
    if (!file) return;
    setPaperOdd(false);
    await scaledPicture(file)
      .then(signed)
      .catch(() => setPaperOdd(true));
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isNameMissing || isSignatureMissing || isWhyMissing) return;
    end();
    const next = { attendance, name: name.trim(), capacity: capacity.trim(), note: note.trim() };
    onRecord((record) => ({ ...record, attended: { ...next, signature: signs ? signature : null } }));
  };
  return (
    <form className={classes.part} onSubmit={submit} noValidate aria-label={t('onSite.part.signature')}>
      <Radio.Group
        size="md"
        label={t('onSite.attendance')}
        value={attendance}
        onChange={(value) => change({ attendance: ATTENDANCES.find((each) => each === value) ?? 'signed' })}
      >
        <div className={classes.choices}>
          {ATTENDANCES.map((each) => (
            <Radio key={each} size="md" value={each} label={t(`onSite.attendance.${each}`)} />
          ))}
        </div>
      </Radio.Group>
      {attendance !== 'absent' && (
        <div className={classes.pair}>
          <TextInput
            size="md"
            label={t('onSite.representative')}
            value={name}
            maxLength={NAME_LENGTH_MAX}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={asked && isNameMissing ? t('onSite.representativeMissing') : undefined}
          />
          <TextInput
            size="md"
            label={t('onSite.capacity')}
            value={capacity}
            maxLength={NAME_LENGTH_MAX}
            onChange={(event) => change({ capacity: event.currentTarget.value })}
          />
        </div>
      )}
      <Textarea
        size="md"
        label={t('onSite.why')}
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        error={asked && isWhyMissing ? t('onSite.whyMissing') : undefined}
      />
      {signs && (
        <>
          {signature !== null && signature === drawnBefore ? (
            <div className={classes.signed}>
              <KeptPicture of={order} id={signature} alt={t('onSite.signed')} />
              <Button size="md" variant="subtle" onClick={() => change({ signature: null })}>
                {t('onSite.signClear')}
              </Button>
            </div>
          ) : (
            <SignaturePad onSigned={(picture) => void signed(picture)} />
          )}
          <FileButton accept="image/png,image/jpeg" capture="environment" onChange={(file) => void photographed(file)}>
            {(button) => (
              <Button
                {...button}
                className={classes.start}
                size="md"
                variant="default"
                leftSection={<IconCamera size={20} stroke={1.75} aria-hidden />}
              >
                {t('onSite.signPaper')}
              </Button>
            )}
          </FileButton>
          {((asked && isSignatureMissing) || isPaperOdd) && (
            <p role="alert" className={classes.error}>
              {t(isPaperOdd ? 'onSite.photoFailed' : 'onSite.signMissing')}
            </p>
          )}
        </>
      )}
      <div>
        <Button size="md" type="submit">
          {t('onSite.saveAttendance')}
        </Button>
      </div>
    </form>
  );
}

const NAME_LENGTH_MAX = 100;

const NOBODY_YET: Attested = { attendance: 'signed', name: '', capacity: '', signature: null, note: '' };

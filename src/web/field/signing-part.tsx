import { Button, FileButton, Radio, Textarea, TextInput } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { ATTENDANCES, type Attendance } from '#core/inspection';
import { isSaid, useText } from '#web/ui';
import { KeptPicture } from './field-photos.tsx';
import { fieldStore } from './field-store.ts';
import classes from './field.module.css';
import type { PartProps } from './part-props.ts';
import { scaledPicture, type Picture } from './scaled-picture.ts';
import { SignaturePad } from './signature-pad.tsx';

/** Whether somebody was there for the declarant, and their signature. */
export function SigningPart({ order, onRecord }: PartProps) {
  const t = useText();
  const { attended } = order.record;
  const [attendance, setAttendance] = useState<Attendance>(attended?.attendance ?? 'signed');
  const [name, setName] = useState(attended?.name ?? '');
  const [capacity, setCapacity] = useState(attended?.capacity ?? '');
  const [note, setNote] = useState(attended?.note ?? '');
  const [signature, setSignature] = useState<string | null>(attended?.signature ?? null);
  const [asked, setAsked] = useState(false);
  const [isPaperOdd, setPaperOdd] = useState(false);
  const signs = attendance === 'signed';
  const isNameMissing = signs && name.trim() === '';
  const isSignatureMissing = signs && signature === null;
  const isWhyMissing = !signs && !isSaid(note);
  const signed = async (picture: Picture | null) => {
    const { owner, number } = order;
    if (picture) await fieldStore.change(owner, number, (same) => same, [{ ...picture, owner, number }]);
    setSignature(picture?.id ?? null);
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
    const next = { attendance, name: name.trim(), capacity: capacity.trim(), note: note.trim() };
    onRecord((record) => ({ ...record, attended: { ...next, signature: signs ? signature : null } }));
  };
  return (
    <form className={classes.part} onSubmit={submit} noValidate aria-label={t('onSite.part.signature')}>
      <Radio.Group
        size="md"
        label={t('onSite.attendance')}
        value={attendance}
        onChange={(value) => setAttendance(ATTENDANCES.find((each) => each === value) ?? 'signed')}
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
            onChange={(event) => setName(event.currentTarget.value)}
            error={asked && isNameMissing ? t('onSite.representativeMissing') : undefined}
          />
          <TextInput
            size="md"
            label={t('onSite.capacity')}
            value={capacity}
            maxLength={NAME_LENGTH_MAX}
            onChange={(event) => setCapacity(event.currentTarget.value)}
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
        onChange={(event) => setNote(event.currentTarget.value)}
        error={asked && isWhyMissing ? t('onSite.whyMissing') : undefined}
      />
      {signs && (
        <>
          {signature !== null && signature === attended?.signature ? (
            <div className={classes.signed}>
              <KeptPicture of={order} id={signature} alt={t('onSite.signed')} />
              <Button size="md" variant="subtle" onClick={() => setSignature(null)}>
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

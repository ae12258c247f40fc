import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconCamera, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useText } from '#web/ui';
import { fieldStore } from './field-store.ts';
import classes from './field.module.css';
import { scaledPicture } from './scaled-picture.ts';
import type { TakenOrder } from './taken-order.ts';

type Of = Pick<TakenOrder, 'owner' | 'number'>;

/** Pictures that are kept on the device as soon as they are taken. */
export function FieldPhotos(props: {
  readonly of: Of;
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const t = useText();
  const { of, ids, onChange } = props;
  const [hasFailed, setFailed] = useState(false);
  const add = async (files: readonly File[]) => {
    try {
      setFailed(false);
      const pictures = await Promise.all(files.map(scaledPicture));
      const { owner, number } = of;
      await fieldStore.change(
        owner,
        number,
        (order) => order,
        pictures.map((picture) => ({ ...picture, owner, number })),
      );
      onChange([...new Set([...ids, ...pictures.map(({ id }) => id)])]);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className={classes.photosField}>
      {ids.length > 0 && (
        <ul className={classes.photos} aria-label={t('inspect.photos')}>
          {ids.map((id, position) => (
            <li key={id} className={classes.photo}>
              <KeptPicture of={of} id={id} alt={t('inspect.photo', { position: position + 1 })} />
              <ActionIcon
                className={classes.remove}
                size={32}
                variant="filled"
                color="slate"
                aria-label={t('inspect.removePhoto', { position: position + 1 })}
                onClick={() => onChange(ids.filter((other) => other !== id))}
              >
                <IconX size={18} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <FileButton accept="image/png,image/jpeg" capture="environment" multiple onChange={(files) => void add(files)}>
        {(button) => (
          <Button
            {...button}
            size="md"
            variant="default"
            leftSection={<IconCamera size={20} stroke={1.75} aria-hidden />}
          >
            {t('onSite.addPhoto')}
          </Button>
        )}
      </FileButton>
      {hasFailed && (
        <p role="alert" className={classes.error}>
          {t('onSite.photoFailed')}
        </p>
      )}
    </div>
  );
}

/** A picture as it is kept on the device. */
export function KeptPicture(props: { readonly of: Of; readonly id: string; readonly alt: string }) {
  const { owner, number } = props.of;
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let isOver = false;
    void fieldStore.file(owner, number, props.id).then((kept) => {
      if (!kept || isOver) return;
      made = URL.createObjectURL(kept.blob);
      setAddress(made);
    });
    return () => {
      isOver = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [owner, number, props.id]);
  return address === undefined ? null : <img src={address} alt={props.alt} />;
}

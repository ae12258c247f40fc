import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconCamera, IconX } from '@tabler/icons-react';
import { api } from '#web/client';
import { ProblemNote, useText } from '#web/ui';
import classes from './inspection.module.css';
import { useAddPhotos } from './use-inspection.ts';

/** Small pictures that open large in a tab of their own. */
export function Pictures(props: {
  readonly number: string;
  readonly ids: readonly string[];
  readonly onRemove?: (id: string) => void;
}) {
  const t = useText();
  if (props.ids.length === 0) return null;
  return (
    <ul className={classes.pictures} aria-label={t('inspect.photos')}>
      {props.ids.map((id, position) => (
        <li key={id} className={classes.picture}>
          <a href={api.inspectionPhotoUrl(props.number, id)} target="_blank" rel="noreferrer">
            <img src={api.inspectionPhotoUrl(props.number, id)} alt={t('inspect.photo', { position: position + 1 })} />
          </a>
          {props.onRemove && (
            <ActionIcon
              className={classes.remove}
              size={24}
              variant="filled"
              color="slate"
              aria-label={t('inspect.removePhoto', { position: position + 1 })}
              onClick={() => props.onRemove?.(id)}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )}
        </li>
      ))}
    </ul>
  );
}

const ACCEPTED = 'image/png,image/jpeg';

/** Takes pictures from the camera or a folder; each is kept at once, and named by what is being written. */
export function PicturesField(props: {
  readonly number: string;
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const t = useText();
  const { number, ids, onChange } = props;
  const add = useAddPhotos(number, (added) => onChange([...new Set([...ids, ...added])]));
  return (
    <div className={classes.picturesField}>
      <Pictures number={number} ids={ids} onRemove={(id) => onChange(ids.filter((other) => other !== id))} />
      <FileButton accept={ACCEPTED} multiple onChange={(files) => files.length > 0 && add.mutate(files)}>
        {(button) => (
          <Button
            {...button}
            variant="default"
            size="compact-sm"
            loading={add.isPending}
            leftSection={<IconCamera size={16} stroke={1.75} aria-hidden />}
          >
            {t('inspect.addPhotos')}
          </Button>
        )}
      </FileButton>
      {add.error && <ProblemNote error={add.error} />}
    </div>
  );
}

import { Button, FileButton } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import classes from './drop-place.module.css';

/** Where one file is dropped, or chosen by a button for those who do not drag. */
export function DropPlace(props: {
  readonly icon: TablerIcon;
  /** What may be done here, or what is being done with the file. */
  readonly title: string;
  readonly hint: string;
  readonly choose: string;
  readonly accept: string;
  readonly busy: boolean;
  readonly onFile: (file: File | null) => void;
}) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    props.onFile(event.dataTransfer.files[0] ?? null);
  };
  return (
    <div
      className={classes.drop}
      data-over={over ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <props.icon size={32} stroke={1.25} aria-hidden />
      <p className={classes.title}>{props.title}</p>
      <p className="quiet">{props.hint}</p>
      <FileButton accept={props.accept} onChange={props.onFile}>
        {(button) => (
          <Button {...button} mt={16} loading={props.busy}>
            {props.choose}
          </Button>
        )}
      </FileButton>
    </div>
  );
}

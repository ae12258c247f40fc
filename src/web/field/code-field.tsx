import { ActionIcon, TextInput } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useText } from '#web/ui';
import classes from './field.module.css';
import { CameraDialog, canScan } from './camera-dialog.tsx';

/** Reads codes into a field that holds several; nothing where there is no camera to ask for. */
export function ScanInto(props: { readonly label: string; readonly onCode: (code: string) => void }) {
  const t = useText();
  const [isScanning, setScanning] = useState(false);
  if (!canScan()) return null;
  return (
    <>
      <ActionIcon
        size={42}
        variant="default"
        aria-label={t('onSite.scanOf', { label: props.label })}
        onClick={() => setScanning(true)}
      >
        <IconScan size={22} stroke={1.75} aria-hidden />
      </ActionIcon>
      {isScanning && (
        <CameraDialog
          onCode={(code) => {
            setScanning(false);
            props.onCode(code);
          }}
          onClose={() => setScanning(false)}
        />
      )}
    </>
  );
}

/** A code that is typed, or read with the camera. */
export function CodeField(props: {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: ReactNode;
}) {
  return (
    <div className={classes.codeField}>
      <TextInput
        size="md"
        label={props.label}
        description={props.description}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        error={props.error}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
      />
      <ScanInto label={props.label} onCode={props.onChange} />
    </div>
  );
}

import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Dialog, useText } from '#web/ui';
import classes from './field.module.css';

/** A camera that the page may ask for: a page without https has none. */
export const canScan = (): boolean => 'mediaDevices' in navigator;

/** Often enough to feel immediate, seldom enough for a tablet's battery. */
const LOOK_MS = 250;

/** Shows what the camera sees until it sees a code. */
export function CameraDialog(props: { readonly onCode: (code: string) => void; readonly onClose: () => void }) {
  const t = useText();
  const [hasFailed, setFailed] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(props.onCode);
  useEffect(() => {
    tell.current = props.onCode;
  });
  useEffect(() => {
    let stream: MediaStream | undefined;
    let isOver = false;
    const begin = async () => {
      const reading = import('./read-code.ts');
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      const { readCode } = await reading;
      const shown = video.current;
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (isOver || !shown || !canvas) return end();
      shown.srcObject = stream;
      await shown.play();
      const look = async (): Promise<void> => {
        const code = await readCode(shown, canvas);
        if (over()) return;
        if (code === undefined) setTimeout(() => void look().catch(fail), LOOK_MS);
        else tell.current(code);
      };
      await look();
    };
    const over = () => isOver;
    const end = () => {
      isOver = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const fail = () => {
      end();
      setFailed(true);
    };
    begin().catch(fail);
    return end;
  }, []);
  return (
    <Dialog open title={t('onSite.scan')}>
      <div className={classes.ask}>
        {hasFailed ? (
          <p role="alert">{t('onSite.scanFailed')}</p>
        ) : (
          <>
            <video ref={video} className={classes.camera} muted playsInline />
            <p className="quiet">{t('onSite.scanning')}</p>
          </>
        )}
        <Button size="md" variant="default" onClick={props.onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

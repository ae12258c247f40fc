import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Dialog, useText } from '#web/ui';
import classes from './field.module.css';

/** What browsers that read codes have for it; their types do not know it yet. */
interface CodeReader {
  readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}
declare global {
  var BarcodeDetector: (new () => CodeReader) | undefined;
}

/** Both a reader of codes and a camera that the page may ask for: a page without https has none. */
export const canScan = (): boolean => globalThis.BarcodeDetector !== undefined && 'mediaDevices' in navigator;

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
    let timer: ReturnType<typeof setInterval> | undefined;
    let isOver = false;
    const begin = async () => {
      const { BarcodeDetector } = globalThis;
      if (!BarcodeDetector) return setFailed(true);
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      const shown = video.current;
      if (isOver || !shown) return end();
      shown.srcObject = stream;
      await shown.play();
      const reader = new BarcodeDetector();
      timer = setInterval(() => {
        reader.detect(shown).then(
          ([found]) => {
            if (found && !isOver) tell.current(found.rawValue.trim());
          },
          // A picture that is not there yet is looked at again.
          () => undefined,
        );
      }, LOOK_MS);
    };
    const end = () => {
      isOver = true;
      clearInterval(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    begin().catch(() => setFailed(true));
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

import { Button } from '@mantine/core';
import { useRef, type PointerEvent } from 'react';
import { useText } from '#web/ui';
import classes from './field.module.css';
import { drawnPicture, type Picture } from './scaled-picture.ts';

const WIDTH = 900;
const HEIGHT = 300;
const PEN_WIDTH = 3.5;

/** A field to sign in with a pen, a finger or a mouse. Each stroke that ends gives the signature as it is then. */
export function SignaturePad(props: { readonly onSigned: (picture: Picture | null) => void }) {
  const t = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pen = useRef<number | null>(null);
  const at = (event: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - left) / width) * WIDTH, ((event.clientY - top) / height) * HEIGHT];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    // A hand that rests beside the pen draws nothing.
    if (pen.current !== null) return;
    pen.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    const ink = event.currentTarget.getContext('2d');
    if (!ink) return;
    ink.lineWidth = PEN_WIDTH;
    ink.lineCap = 'round';
    ink.lineJoin = 'round';
    ink.strokeStyle = INK;
    ink.beginPath();
    ink.moveTo(...at(event));
    ink.lineTo(...at(event));
    ink.stroke();
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (pen.current !== event.pointerId) return;
    const ink = event.currentTarget.getContext('2d');
    ink?.lineTo(...at(event));
    ink?.stroke();
  };
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (pen.current !== event.pointerId) return;
    pen.current = null;
    void drawnPicture(event.currentTarget).then(props.onSigned);
  };
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
    props.onSigned(null);
  };
  return (
    <div className={classes.padField}>
      <p className="quiet" id="sign-here">
        {t('onSite.signHere')}
      </p>
      <canvas
        ref={canvas}
        className={classes.pad}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={t('onSite.signed')}
        aria-describedby="sign-here"
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <Button size="md" variant="subtle" onClick={clear}>
        {t('onSite.signClear')}
      </Button>
    </div>
  );
}

const INK = '#15202b';

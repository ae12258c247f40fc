import { Button, CopyButton } from '@mantine/core';
import { Dialog, useText } from '#web/ui';
import classes from './settings.module.css';

/** The only time a secret is in sight: it stays until somebody says that they have it. */
export function SecretDialog(props: {
  readonly title: string;
  readonly hint: string;
  readonly done: string;
  readonly secret: string | undefined;
  readonly onClose: () => void;
}) {
  const t = useText();
  return (
    <Dialog open={props.secret !== undefined} title={props.title} wide>
      <p>{props.hint}</p>
      <p className={`mono ${classes.secret}`}>{props.secret}</p>
      <div className={classes.buttons}>
        <CopyButton value={props.secret ?? ''}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? t('app.copied') : t('app.copy')}</Button>}
        </CopyButton>
        <Button variant="default" onClick={props.onClose}>
          {props.done}
        </Button>
      </div>
    </Dialog>
  );
}

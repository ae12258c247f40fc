import { Button, Modal, Switch } from '@mantine/core';
import { Fragment } from 'react';
import { usePreferences, useText } from '#web/ui';
import classes from './palette.module.css';
import { shortcutsOn, type Shortcut } from './shortcuts.ts';
import { useFocusBack } from './use-focus-back.ts';

/** The keys of this page and of all pages, and the one switch for those that are a letter alone. */
export function KeyList(props: { readonly path: string; readonly onClose: () => void }) {
  const t = useText();
  const { letterKeys, setLetterKeys } = usePreferences();
  useFocusBack();
  return (
    <Modal.Root opened onClose={props.onClose} returnFocus={false} centered transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={classes.keyList}>
          <Modal.Title className={classes.keyTitle}>{t('shortcut.title')}</Modal.Title>
          {shortcutsOn(props.path).map(({ text, shortcuts }) => (
            <section key={text}>
              <h3 className={classes.group}>{t(text)}</h3>
              <dl className={classes.keys}>
                {shortcuts.map((shortcut) => (
                  <KeyRow key={shortcut.text} shortcut={shortcut} off={shortcut.isLetter === true && !letterKeys} />
                ))}
              </dl>
            </section>
          ))}
          <Switch
            mt={20}
            label={t('shortcut.letters')}
            description={t('shortcut.lettersHint')}
            checked={letterKeys}
            onChange={(event) => setLetterKeys(event.currentTarget.checked)}
          />
          <Button mt={20} variant="default" data-autofocus onClick={props.onClose}>
            {t('app.close')}
          </Button>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function KeyRow(props: { readonly shortcut: Shortcut; readonly off: boolean }) {
  const t = useText();
  const { keys, text } = props.shortcut;
  return (
    <div className={classes.keyRow} data-off={props.off ? '' : undefined}>
      <dt>
        {t(text)}
        {props.off && <span className="quiet"> · {t('shortcut.off')}</span>}
      </dt>
      <dd>
        {keys.map((key, at) => (
          <Fragment key={key}>
            {at > 0 && ' '}
            <kbd className={classes.key}>{key}</kbd>
          </Fragment>
        ))}
      </dd>
    </div>
  );
}

import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#web/client';
import { ProblemNote, useLocal, useText } from '#web/ui';
import { productsIn } from './paste.ts';
import classes from './catalogue.module.css';

/** As many as the server takes at once. */
const ROWS_MAX = 1_000;

/** Many products at once, as a spreadsheet has them; what is refused stays to be mended. */
export function PasteForm(props: { readonly organisation: string; readonly onClose: () => void }) {
  const t = useText();
  const local = useLocal();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const items = productsIn(text).slice(0, ROWS_MAX);
  const whole = items.filter(({ code, description }) => code !== '' && description !== '');
  const save = useMutation({
    mutationFn: () => api.saveProducts({ organisation: props.organisation, items: [...whole] }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['catalogue'] }),
  });
  const results = save.data?.results ?? [];
  const refused = results.filter(({ outcome }) => outcome !== 'saved');
  return (
    <section className={classes.form} aria-label={t('catalogue.paste')}>
      <Textarea
        className={classes.whole ?? ''}
        label={t('catalogue.paste')}
        description={t('catalogue.pasteHint')}
        autosize
        minRows={5}
        maxRows={14}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div role="status" className={classes.whole}>
        {save.isSuccess && <p>{t('catalogue.pasted', { count: results.length - refused.length })}</p>}
        {refused.length > 0 && (
          <ul className={classes.refused}>
            {refused.map(({ code, outcome, refusals }) => (
              <li key={code}>
                <span className="mono">{code}</span>{' '}
                {outcome === 'taken' ? t('catalogue.taken') : refusals.map(({ message }) => local(message)).join('; ')}
              </li>
            ))}
          </ul>
        )}
      </div>
      {save.error && <ProblemNote error={save.error} />}
      <div className={classes.buttons}>
        <Button disabled={whole.length === 0} loading={save.isPending} onClick={() => save.mutate()}>
          {t('catalogue.saveAll', { count: whole.length })}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('app.close')}
        </Button>
      </div>
    </section>
  );
}

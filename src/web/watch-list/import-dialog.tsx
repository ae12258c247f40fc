import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { Dialog, localDate, ProblemNote, useFormat, useLocal, useSaidAt, useText } from '#web/ui';
import { CommonFields } from './common-fields.tsx';
import { blankEntry } from './entry-fields.ts';
import classes from './watch-list.module.css';
import { watchListApi } from './watch-list-api.ts';

/** Takes a list from CSV: what is the same of all rows is said once. */
export function ImportDialog(props: { readonly onClose: () => void }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const client = useQueryClient();
  const [entry, setEntry] = useState(() => blankEntry(localDate(format.now())));
  const [csv, setCsv] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = [csv, entry.list, entry.reason, entry.source, entry.legalBasis].some((text) => text.trim() === '');
  const { value: _value, aliases: _aliases, identifiers: _identifiers, ...defaults } = entry;
  const send = useMutation({
    mutationFn: () => watchListApi.takeFile({ csv, defaults }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['watch-list'] }),
  });
  const said = useSaidAt(send.error, ['csv', 'list', 'reason', 'source', 'legalBasis', 'validFrom', 'validTo']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!missing) send.mutate();
  };
  return (
    <Dialog open wide title={t('watchList.import')}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {send.error && <ProblemNote error={send.error} saidAt={said} />}
        {send.data ? (
          <div role="status">
            <p>{t('watchList.imported', { count: send.data.added })}</p>
            {send.data.problems.length > 0 && (
              <ul className={classes.problems}>
                {send.data.problems.map(({ row, field, message }) => (
                  <li key={`${row} ${field}`}>{t('watchList.rowProblem', { row, message: local(message) })}</li>
                ))}
              </ul>
            )}
          </div>
        ) : (
          <>
            <Textarea
              label={t('watchList.csv')}
              description={t('watchList.csvHint')}
              minRows={5}
              autosize
              maxRows={12}
              value={csv}
              onChange={(event) => setCsv(event.currentTarget.value)}
              error={asked && csv.trim() === '' ? t('watchList.missing') : said.at('csv')}
            />
            <CommonFields
              entry={entry}
              asked={asked}
              said={said}
              onChange={(next) => setEntry({ ...entry, ...next })}
            />
          </>
        )}
        <div className={classes.buttons}>
          {!send.data && (
            <Button type="submit" loading={send.isPending}>
              {t('watchList.importGo')}
            </Button>
          )}
          <Button variant="default" onClick={props.onClose}>
            {t(send.data ? 'app.close' : 'app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type DeclarationView } from '#web/client';
import { Dialog, tableClasses as table, usePreferences, useProblemWords, useText } from '#web/ui';
import classes from './bulk-actions.module.css';

/** What can be done to many at once. */
const ACTIONS = ['register', 'pay', 'withdraw', 'print'] as const;
type Action = (typeof ACTIONS)[number];
interface Done {
  readonly number: string;
  /** `null`: it worked. */
  readonly problem: string | null;
}
/** The server wants a sentence, not a mark. */
const REASON_LENGTH_MIN = 3;

const isLegal = (action: Action, { legalActions, summary }: DeclarationView): boolean => {
  switch (action) {
    case 'register':
      return legalActions.includes('declaration.register');
    case 'pay':
      return legalActions.includes('payment.order') && summary.amountDue !== '0';
    case 'withdraw':
      return legalActions.includes('declaration.withdraw');
    case 'print':
      return true;
  }
};

/** Beside the chosen rows: what is legal for all of them, by the same table as on their pages, and what came of each. */
export function BulkActions(props: { readonly numbers: readonly string[]; readonly onDone: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const words = useProblemWords();
  const { language } = usePreferences();
  const { numbers } = props;
  const [reason, setReason] = useState<string>();
  const [printed, setPrinted] = useState(false);
  const queries = useQueries({
    queries: numbers.map((number) => ({
      queryKey: ['declaration', number],
      queryFn: () => api.declaration(number),
    })),
  });
  const views = queries.flatMap(({ data }) => data ?? []);
  const isKnown = views.length === numbers.length;
  const legal = ACTIONS.filter((action) => isKnown && views.every((view) => isLegal(action, view)));
  const run = useMutation({
    mutationFn: async ({ action, said }: { readonly action: Action; readonly said: string }) => {
      const done: Done[] = [];
      // One after the other: each is answered for itself, and the first refusal stops nobody.
      for (const number of numbers) {
        const problem = await act(action, number, said).then(
          () => null,
          (error: unknown) => words(error).title,
        );
        done.push({ number, problem });
      }
      return { action, done };
    },
    onSettled: async () => {
      setReason(undefined);
      await Promise.all([
        client.invalidateQueries({ queryKey: ['declarations'] }),
        client.invalidateQueries({ queryKey: ['declaration'] }),
        client.invalidateQueries({ queryKey: ['desk'] }),
      ]);
    },
  });
  const start = (action: Action) => {
    if (action === 'withdraw') setReason('');
    else if (action === 'print') setPrinted(true);
    else run.mutate({ action, said: '' });
  };
  return (
    <section className={classes.bar} aria-label={t('bulk.title')}>
      <p className={classes.count}>{t('bulk.count', { count: numbers.length })}</p>
      {legal.map((action) => (
        <Button
          key={action}
          size="sm"
          variant="default"
          loading={run.isPending && run.variables.action === action}
          disabled={run.isPending}
          onClick={() => start(action)}
        >
          {t(`bulk.${action}`)}
        </Button>
      ))}
      {isKnown && legal.length === 1 && <span className="quiet">{t('bulk.onlyPrint')}</span>}
      <Button size="sm" variant="subtle" onClick={props.onDone}>
        {t('bulk.clear')}
      </Button>
      {printed && (
        <ul className={classes.results}>
          {views.map(({ summary: { number } }) => (
            <li key={number}>
              <a
                href={`/api/v1/declarations/${number}/documents/declaration.pdf?lang=${language}`}
                target="_blank"
                rel="noopener"
              >
                <span className="mono">{number}</span> (PDF)
              </a>
            </li>
          ))}
        </ul>
      )}
      {run.data && (
        <table className={`${table.table} ${classes.results}`} role="status">
          <caption>{t('bulk.results')}</caption>
          <tbody>
            {run.data.done.map(({ number, problem }) => (
              <tr key={number}>
                <th scope="row" className="mono">
                  {number}
                </th>
                <td data-problem={problem === null ? undefined : ''}>{problem ?? t(`bulk.done.${run.data.action}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Dialog open={reason !== undefined} title={t('bulk.withdraw')}>
        <TextInput
          label={t('bulk.reason')}
          value={reason ?? ''}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button
            disabled={(reason ?? '').trim().length < REASON_LENGTH_MIN}
            loading={run.isPending}
            onClick={() => run.mutate({ action: 'withdraw', said: reason ?? '' })}
          >
            {t('bulk.withdrawAll', { count: numbers.length })}
          </Button>
          <Button variant="default" onClick={() => setReason(undefined)}>
            {t('app.cancel')}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}

function act(action: Action, number: string, reason: string): Promise<unknown> {
  switch (action) {
    case 'register':
      return api.register(number);
    case 'pay':
      return api.pay(number, crypto.randomUUID());
    case 'withdraw':
      return api.takeStep(number, { step: 'withdraw', reason: reason.trim() }, crypto.randomUUID());
    case 'print':
      return Promise.resolve();
  }
}

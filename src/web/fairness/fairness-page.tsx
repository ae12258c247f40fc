import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { Empty, LoadingRows, Page, ProblemNote, useFormat, useText } from '#web/ui';
import { fairnessApi, type Fairness } from './fairness-api.ts';
import classes from './fairness.module.css';
import { Groups } from './groups.tsx';
import { Origins } from './origins.tsx';
import { AgainstAdvice, Pairs, RandomStream } from './integrity.tsx';

/** Whether selection and officers treat groups alike, and where to look closer. */
export function FairnessPage() {
  const t = useText();
  const { from = '', to = '' } = useSearch({ from: '/risk/fairness' });
  const question = { ...(from && { from }), ...(to && { to }) };
  const query = useQuery({
    queryKey: ['fairness', question],
    queryFn: () => fairnessApi.shown(question),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t('fairness.title')} lead={t('fairness.lead')}>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {query.data && (
        <div className={classes.parts}>
          <Period fairness={query.data} />
          {query.data.registered === 0 ? (
            <Empty title={t('fairness.empty')} hint={t('fairness.emptyHint')} />
          ) : (
            <>
              <Groups groups={query.data.groups} />
              <Origins from={query.data.from} to={query.data.to} />
            </>
          )}
          <AgainstAdvice fairness={query.data} />
          <Pairs fairness={query.data} />
          <RandomStream fairness={query.data} />
        </div>
      )}
    </Page>
  );
}

/** The days that were counted, as the server cut them, and how to read what follows. */
function Period(props: { readonly fairness: Fairness }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { from, to, registered, comparisons } = props.fairness;
  const choose = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const days = new FormData(event.currentTarget);
    void navigate({
      to: '/risk/fairness',
      search: { from: dayIn(days, 'from'), to: dayIn(days, 'to') },
      replace: true,
    });
  };
  return (
    <div>
      <form key={`${from} ${to}`} className={classes.period} onSubmit={choose}>
        <TextInput
          type="date"
          name="from"
          label={t('fairness.from')}
          defaultValue={from}
          required
          withAsterisk={false}
        />
        <TextInput type="date" name="to" label={t('fairness.to')} defaultValue={to} required withAsterisk={false} />
        <Button type="submit" variant="default">
          {t('fairness.show')}
        </Button>
      </form>
      <p className={classes.hint} role="status">
        {t('fairness.counted', { from: format.date(from), to: format.date(to), count: registered })}
      </p>
      {comparisons > 0 && <p className={classes.hint}>{t('fairness.reading', { count: comparisons })}</p>}
    </div>
  );
}

function dayIn(days: FormData, name: string): string {
  const day = days.get(name);
  return typeof day === 'string' ? day : '';
}

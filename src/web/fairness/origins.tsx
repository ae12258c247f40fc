import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LoadingRows, ProblemNote, Section, useText } from '#web/ui';
import { fairnessApi } from './fairness-api.ts';
import classes from './fairness.module.css';
import { GroupRows } from './groups.tsx';

/** By origin, from a sample of documents: read only when somebody asks. */
export function Origins(props: { readonly from: string; readonly to: string }) {
  const t = useText();
  const { from, to } = props;
  const [asked, setAsked] = useState(false);
  const query = useQuery({
    queryKey: ['fairness', 'origins', from, to],
    queryFn: () => fairnessApi.origins({ from, to }),
    enabled: asked,
  });
  const title = t('fairness.by.origin');
  return (
    <Section title={title}>
      <p className={classes.hint}>{t('fairness.originsHint')}</p>
      {!asked && (
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('fairness.originsShow')}
        </Button>
      )}
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {asked && query.isPending && <LoadingRows rows={4} />}
      {query.data && (
        <>
          <p className={classes.hint} role="status">
            {t('fairness.originsRead', { sampled: query.data.sampled, checked: query.data.checked })}
          </p>
          <GroupRows title={title} groups={query.data.groups} />
        </>
      )}
    </Section>
  );
}

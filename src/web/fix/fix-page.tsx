import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#web/client';
import { Empty, LoadingRows, Page, ProblemNote, useFormat, useText } from '#web/ui';
import { FixBoard } from './fix-board.tsx';
import { FIXES_KEY } from './fixes.ts';

/** Everything that has to be mended, whichever draft, file or declaration it is in, by what is wrong. */
export function FixPage() {
  const t = useText();
  const format = useFormat();
  const fixes = useQuery({ queryKey: FIXES_KEY, queryFn: () => api.fixes(), placeholderData: keepPreviousData });
  const { data } = fixes;
  const client = useQueryClient();
  const look = useMutation({
    mutationFn: api.lookAgain,
    onSuccess: () => client.invalidateQueries({ queryKey: FIXES_KEY }),
  });
  return (
    <Page
      title={t('fix.title')}
      lead={t('fix.lead')}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={look.isPending}
          onClick={() => look.mutate()}
        >
          {t('fix.lookAgain')}
        </Button>
      }
    >
      {look.error && <ProblemNote error={look.error} onRetry={() => look.mutate()} />}
      <p role="status" className="quiet">
        {look.data &&
          t(look.data.isCut ? 'fix.lookedCut' : 'fix.looked', {
            count: look.data.examined,
            found: look.data.found,
            at: format.since(look.data.asOf),
          })}
      </p>
      {fixes.error && <ProblemNote error={fixes.error} onRetry={() => void fixes.refetch()} />}
      {fixes.isPending && <LoadingRows />}
      {data && data.items.length === 0 && (
        <Empty
          title={t('fix.emptyTitle')}
          hint={t('list.asOf', { at: format.since(data.asOf) })}
          action={<Link to="/desk">{t('fix.toDesk')}</Link>}
        />
      )}
      {data?.isCut && <p className="quiet">{t('fix.cut', { count: data.items.length })}</p>}
      {data && <FixBoard fixes={data.items} />}
    </Page>
  );
}

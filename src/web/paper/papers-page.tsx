import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type AnnouncedPaper } from '#web/client';
import {
  CodeName,
  Empty,
  LoadingRows,
  Page,
  ProblemNote,
  Section,
  tableClasses as table,
  useFormat,
  useText,
} from '#web/ui';
import { AnnounceForm } from './announce-form.tsx';
import { EnterForm } from './enter-form.tsx';
import classes from './paper.module.css';

/** Papers that were accepted while the system was down: what is still to be entered, and for how long it has waited. */
export function PapersPage() {
  const t = useText();
  const [announcing, setAnnouncing] = useState(false);
  const [entering, setEntering] = useState<AnnouncedPaper | undefined>(undefined);
  const list = useQuery({ queryKey: ['papers'], queryFn: api.announcedPapers });
  const items = list.data?.items ?? [];
  return (
    <Page
      title={t('papers.title')}
      lead={t('papers.lead')}
      actions={!announcing && <Button onClick={() => setAnnouncing(true)}>{t('papers.announce')}</Button>}
    >
      {announcing && (
        <div className={classes.gap}>
          <Section title={t('papers.announce')}>
            <AnnounceForm onDone={() => setAnnouncing(false)} />
          </Section>
        </div>
      )}
      {entering && (
        <div className={classes.gap}>
          <Section title={t('papers.entering', { number: entering.number })}>
            <EnterForm
              key={entering.officeId + entering.number}
              paper={entering}
              onDone={() => setEntering(undefined)}
            />
          </Section>
        </div>
      )}
      {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows />}
      {list.isSuccess && items.length === 0 && <Empty title={t('papers.none')} hint={t('papers.emptyHint')} />}
      {items.length > 0 && <PaperTable items={items} onEnter={setEntering} />}
    </Page>
  );
}

function PaperTable(props: {
  readonly items: readonly AnnouncedPaper[];
  readonly onEnter: (paper: AnnouncedPaper) => void;
}) {
  const t = useText();
  const format = useFormat();
  const now = format.now();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>{t('papers.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('papers.number')}</th>
            <th scope="col">{t('papers.on')}</th>
            <th scope="col">{t('papers.age')}</th>
            <th scope="col" className={table.wide}>
              {t('papers.acceptedBy')}
            </th>
            <th scope="col">{t('papers.enter')}</th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((paper) => (
            <tr key={paper.officeId + paper.number}>
              <td>
                <span className="mono">{paper.number}</span>
                <span className={table.sub}>
                  <CodeName list="customs-office" code={paper.officeId} />
                </span>
              </td>
              <td className="nowrap">{format.date(paper.on)}</td>
              <td className="nowrap">{format.span(`${paper.on}T00:00:00.000Z`, now)}</td>
              <td className={table.wide}>{paper.acceptedBy}</td>
              <td>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('papers.entering', { number: paper.number })}
                  onClick={() => props.onEnter(paper)}
                >
                  {t('papers.enter')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

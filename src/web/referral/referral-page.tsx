import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  CodeName,
  DueBy,
  Facts,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Reference,
  Section,
  tableClasses as table,
  useFormat,
  useText,
} from '#web/ui';
import { AnswerForm } from './answer-form.tsx';
import { FindingLabel } from './finding-label.tsx';
import { referralApi, type ReferralView } from './referral-api.ts';
import classes from './referral.module.css';

/** One declaration as the agency sees it: the goods, who trades them, and the agency's own answer. */
export function ReferralPage() {
  const t = useText();
  const { number } = useParams({ from: '/referrals/$number' });
  const query = useQuery({ queryKey: ['referral', number], queryFn: () => referralApi.show(number) });
  const above = (
    <Link to="/referrals" className={pageClasses.back}>
      <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t('referral.title')}
    </Link>
  );
  return (
    <Page title={t('view.title', { number })} above={above} heading={<Reference value={number} />}>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingRows />}
      {query.data && (
        <div className={classes.parts}>
          {query.data.referrals.map((referral) => (
            <Own key={referral.agencyCode} view={query.data} referral={referral} />
          ))}
          <Declared view={query.data} />
        </div>
      )}
    </Page>
  );
}

function Own(props: { readonly view: ReferralView; readonly referral: ReferralView['referrals'][number] }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { view, referral } = props;
  const { finding, weighed, dueAt, raisedAt, reason, answeredAt, onPaper, office } = referral;
  const isAnswered = finding === 'noConcern' || finding === 'concern';
  const isGone = view.status === 'cancelled' || view.status === 'withdrawn';
  const title = isAnswered ? 'referral.answerAnew' : 'referral.answer';
  return (
    <div className={classes.case}>
      <Section title={t('referral.ownAnswer')}>
        <Facts
          facts={[
            { label: t('referral.yours'), value: <FindingLabel finding={finding} weighed={weighed} /> },
            { label: t('referral.raised'), value: format.instant(raisedAt) },
            !isAnswered && !isGone && { label: t('referral.due'), value: <DueBy at={dueAt} now={format.now()} /> },
            answeredAt !== null && {
              label: t('referral.answeredAt'),
              value: `${format.instant(answeredAt)}${onPaper ? ` · ${t('referral.onPaper')}` : ''}`,
            },
            reason !== null &&
              reason !== '' && { label: t('referral.words'), value: <span className={classes.said}>{reason}</span> },
            office && {
              label: t('referral.officeSays'),
              value: (
                <>
                  <p className={classes.said}>{office.reason}</p>
                  <p className="quiet">{format.instant(office.at)}</p>
                </>
              ),
            },
          ]}
        />
        {isGone && <p className="quiet">{t('referral.goneHint')}</p>}
        {!isGone &&
          (open ? (
            <AnswerForm
              title={title}
              findings={isAnswered ? ['noConcern', 'concern'] : ['noConcern', 'concern', 'seen']}
              send={(body, key) => referralApi.answer(view.number, body, key)}
              onCancel={() => setOpen(false)}
              onDone={async () => {
                setOpen(false);
                await Promise.all([
                  client.invalidateQueries({ queryKey: ['referral', view.number] }),
                  client.invalidateQueries({ queryKey: ['referrals'] }),
                ]);
              }}
            />
          ) : (
            <Button mt={12} variant={isAnswered ? 'default' : 'filled'} onClick={() => setOpen(true)}>
              {t(title)}
            </Button>
          ))}
      </Section>
    </div>
  );
}

function Declared(props: { readonly view: ReferralView }) {
  const t = useText();
  const format = useFormat();
  const { officeId, status, direction, importer, exporter, lines } = props.view;
  return (
    <Section title={t('referral.declared')}>
      <Facts
        columns={2}
        facts={[
          { label: t('referral.office'), value: <CodeName list="customs-office" code={officeId} showCode /> },
          { label: t('referral.status'), value: t(`status.${status}`) },
          { label: t('referral.direction'), value: t(`referral.direction.${direction}`) },
          { label: t('referral.importer'), value: importer },
          { label: t('referral.exporter'), value: exporter },
        ]}
      />
      <div className={table.scroll}>
        <table className={`${table.table} ${table.stack}`}>
          <caption>{t('referral.goods')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('referral.line')}</th>
              <th scope="col">{t('referral.code')}</th>
              <th scope="col">{t('referral.description')}</th>
              <th scope="col">{t('referral.origin')}</th>
              <th scope="col" className={table.num}>
                {t('referral.quantity')}
              </th>
              <th scope="col">{t('referral.documents')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ sequence, commodityCode, description, originCode, quantity, documents }) => (
              <tr key={sequence}>
                <th scope="row">{sequence}</th>
                <td data-label={t('referral.code')} className="mono">
                  {commodityCode}
                </td>
                <td data-label={t('referral.description')}>
                  <span className={table.said}>{description}</span>
                </td>
                <td data-label={t('referral.origin')}>
                  <CodeName list="country" code={originCode} showCode />
                </td>
                <td data-label={t('referral.quantity')} className={table.num}>
                  {format.calculation(quantity)}
                </td>
                <td data-label={t('referral.documents')}>{documents.length === 0 ? '–' : documents.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.hidden}>{t('referral.notWhy')}</p>
    </Section>
  );
}

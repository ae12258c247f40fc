import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { isOfficer, useSession, type ExemptionList } from '#web/client';
import {
  CodeName,
  Counted,
  Empty,
  Facts,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Reference,
  ScrollRegion,
  Section,
  tableClasses as table,
  useFormat,
  useText,
} from '#web/ui';
import { Balance } from './balance.tsx';
import { ListDecision } from './list-decision.tsx';
import { ListStatusLine } from './list-status.tsx';
import classes from './relief.module.css';
import { reliefApi } from './relief-api.ts';

/** One list: what is left of each line, what waits for an answer, and every draw. */
export function ExemptionListPage() {
  const t = useText();
  const { id } = useParams({ from: '/exemption-lists/$id' });
  const found = useQuery({ queryKey: ['exemptionList', id], queryFn: () => reliefApi.exemptionList(id) });
  return (
    <Page
      title={t('exemption.listTitle', { id })}
      above={
        <Link to="/exemption-lists" className={pageClasses.back}>
          <IconArrowLeft size={16} aria-hidden /> {t('exemption.title')}
        </Link>
      }
      heading={<Reference value={id} />}
      lead={found.data?.summary.project}
      actions={found.data && <AmendButton list={found.data} />}
    >
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <LoadingRows />}
      {found.data && <ListBody list={found.data} />}
    </Page>
  );
}

function AmendButton(props: { readonly list: ExemptionList }) {
  const t = useText();
  const navigate = useNavigate();
  const { actions, summary } = props.list;
  if (!actions.includes('exemptionList.amend')) return null;
  const open = () => void navigate({ to: '/exemption-lists/new', search: { amend: summary.id } });
  return (
    <Button variant="default" onClick={open}>
      {t('exemption.amend')}
    </Button>
  );
}

function ListBody(props: { readonly list: ExemptionList }) {
  const t = useText();
  const format = useFormat();
  const officer = isOfficer(useSession());
  const { list } = props;
  const { summary } = list;
  const usable = summary.status === 'inForce' && !officer;
  return (
    <>
      <Section title={t('exemption.about')}>
        <Facts
          columns={2}
          facts={[
            { label: t('exemption.state'), value: <ListStatusLine list={summary} /> },
            {
              label: t('exemption.holder'),
              value: (
                <>
                  {summary.holderName} <span className="mono quiet">{summary.holderId}</span>
                </>
              ),
            },
            {
              label: t('exemption.ground'),
              value: <CodeName list="relief-ground" code={summary.groundCode} showCode />,
            },
            { label: t('exemption.office'), value: <CodeName list="customs-office" code={summary.officeId} /> },
            {
              label: t('exemption.period'),
              value: t('exemption.span', { from: format.date(summary.validFrom), to: format.date(summary.validTo) }),
            },
            { label: t('exemption.submitted'), value: format.instant(summary.submittedAt) },
            { label: t('exemption.reason'), value: list.reason },
          ]}
        />
      </Section>
      {list.proposal && (
        <Section title={t(summary.status === 'submitted' ? 'exemption.proposed' : 'exemption.proposedAmendment')}>
          <p className="quiet">
            {t('exemption.span', {
              from: format.date(list.proposal.validFrom),
              to: format.date(list.proposal.validTo),
            })}
            {' · '}
            {list.proposal.project}
          </p>
          <ProposedLines lines={list.proposal.lines} before={list.lines} />
        </Section>
      )}
      <ListDecision key={`${summary.status} ${String(summary.waiting)}`} list={list} />
      {list.lines.length > 0 && (
        <Section title={t('exemption.balances')}>
          {usable && <p className={classes.note}>{t('exemption.howToClaim', { ground: summary.groundCode })}</p>}
          <Balances list={list} usable={usable} />
        </Section>
      )}
      {list.lines.length > 0 && (
        <Section title={t('exemption.movements')}>
          <Movements list={list} />
        </Section>
      )}
    </>
  );
}

function ProposedLines(props: {
  readonly lines: NonNullable<ExemptionList['proposal']>['lines'];
  readonly before: ExemptionList['lines'];
}) {
  const t = useText();
  const format = useFormat();
  return (
    <ScrollRegion label={t('exemption.proposedLines')}>
      <table className={table.table}>
        <caption>{t('exemption.proposedLines')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('exemption.line')}</th>
            <th scope="col">{t('exemption.code')}</th>
            <th scope="col">{t('exemption.goods')}</th>
            <th scope="col" className={table.num}>
              {t('exemption.quantity')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.lines.map((line) => {
            const old = props.before.find((each) => each.line === line.line);
            const changed = old !== undefined && old.quantity !== line.quantity;
            return (
              <tr key={line.line}>
                <td>{line.line}</td>
                <td className="mono">{line.codePrefix ?? '–'}</td>
                <td>{line.name}</td>
                <td className={table.num}>
                  <Counted value={line.quantity} unitCode={line.unitCode} />
                  {changed && (
                    <span className={table.sub}>
                      {t('exemption.before', {
                        quantity: format.decimal(old.quantity),
                        drawn: format.decimal(old.drawn),
                      })}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Balances(props: { readonly list: ExemptionList; readonly usable: boolean }) {
  const t = useText();
  const format = useFormat();
  const { list, usable } = props;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>{t('exemption.balances')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(usable ? 'exemption.reference' : 'exemption.line')}</th>
            <th scope="col" className={table.wide}>
              {t('exemption.code')}
            </th>
            <th scope="col">{t('exemption.goods')}</th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('exemption.granted')}
            </th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('exemption.drawn')}
            </th>
            <th scope="col" className={table.num}>
              {t('exemption.left')}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.lines.map((line) => (
            <tr key={line.line}>
              <td className="nowrap">{usable ? <Reference value={`${list.summary.id}/${line.line}`} /> : line.line}</td>
              <td className={`mono ${table.wide}`}>{line.codePrefix ?? '–'}</td>
              <td>{line.name}</td>
              <td className={`${table.num} ${table.wide}`}>
                <Counted value={line.quantity} unitCode={line.unitCode} />
              </td>
              <td className={`${table.num} ${table.wide}`}>{format.decimal(line.drawn)}</td>
              <td className={table.num}>
                <Balance left={line.left} drawn={line.drawn} total={line.quantity} unitCode={line.unitCode} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Movements(props: { readonly list: ExemptionList }) {
  const t = useText();
  const format = useFormat();
  const officer = isOfficer(useSession());
  const { movements } = props.list;
  if (movements.length === 0)
    return <Empty title={t('exemption.noMovementsTitle')} hint={t('exemption.noMovementsHint')} />;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>{t('exemption.movements')}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.wide}>
              {t('exemption.when')}
            </th>
            <th scope="col">{t('exemption.declaration')}</th>
            <th scope="col">{t('exemption.line')}</th>
            <th scope="col" className={table.num}>
              {t('exemption.quantity')}
            </th>
          </tr>
        </thead>
        <tbody>
          {movements.map((movement, position) => (
            <tr key={position}>
              <td className={`nowrap ${table.wide}`}>{format.instant(movement.at)}</td>
              <td>
                <Link
                  to={officer ? '/cases/$number' : '/declarations/$number'}
                  params={{ number: movement.declaration }}
                  className="mono"
                >
                  {movement.declaration}
                </Link>
                <span className={table.sub}>{t('exemption.item', { item: movement.item })}</span>
              </td>
              <td>{movement.line}</td>
              <td className={table.num}>
                <Counted
                  value={movement.quantity}
                  sign={movement.kind === 'givenBack' ? '+' : '−'}
                  unitCode={movement.unitCode}
                />
                {movement.kind === 'givenBack' && (
                  <span className={table.sub}>
                    {t('exemption.givenBack')}: {movement.reason}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

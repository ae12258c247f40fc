import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ShipmentResult, ShipmentView } from '#web/client';
import { forgetShipmentOutcome, isAccepted, tellShipmentOutcome, useShipmentOutcome } from '#web/procedures';
import { ProblemNote, ScrollRegion, Section, tableClasses as table, useFormat, useLocal, useText } from '#web/ui';
import classes from './shipment.module.css';

/** What became of the last step on the shipment, of each declaration; what was refused can be sent again as it was. */
export function ShipmentOutcomeNote(props: { readonly shipment: ShipmentView; readonly forOfficer: boolean }) {
  const { number, currency } = props.shipment;
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const outcome = useShipmentOutcome(number);
  const repeat = useMutation({
    mutationFn: async () => outcome?.again(),
    onSuccess: async (result) => {
      if (outcome === undefined || result === undefined) return;
      tellShipmentOutcome(client, { ...outcome, result });
      await client.invalidateQueries({ queryKey: ['shipment'] });
    },
  });
  if (outcome === undefined) return null;
  const { step, result } = outcome;
  const open = result.parts.filter((part) => part.outcome !== 'accepted').length;
  const count = result.parts.length;
  return (
    <Section title={t('shipment.result', { step })}>
      <div role="status" className={classes.told}>
        <p>{t('shipment.accepted', { done: count - open, count })}</p>
        {result.difference.length > 0 && (
          <p>{t('shipment.difference', { amount: format.money(sumOf(result.difference), currency) })}</p>
        )}
        {open > 0 && <p className={classes.open}>{t('shipment.stillOpen', { count: open })}</p>}
      </div>
      {repeat.error && <ProblemNote error={repeat.error} />}
      <details className={classes.details} open={!isAccepted(result)}>
        <summary>{t('shipment.eachPart')}</summary>
        <Parts result={result} currency={currency} forOfficer={props.forOfficer} />
      </details>
      <div className={classes.steps}>
        {open > 0 && (
          <Button size="xs" loading={repeat.isPending} onClick={() => repeat.mutate()}>
            {t('shipment.again', { count: open })}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => forgetShipmentOutcome(client, number)}>
          {t('app.close')}
        </Button>
      </div>
    </Section>
  );
}

function Parts(props: { readonly result: ShipmentResult; readonly currency: string; readonly forOfficer: boolean }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  return (
    <ScrollRegion label={t('shipment.resultTable')}>
      <table className={table.table}>
        <caption>{t('shipment.resultTable')}</caption>
        <thead>
          <tr>
            <th scope="col" className={table.num}>
              {t('shipment.branch')}
            </th>
            <th scope="col">{t('list.number')}</th>
            <th scope="col">{t('shipment.outcome')}</th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('shipment.taxDifference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.result.parts.map(({ number, branch, outcome, status, difference, problems }) => (
            <tr key={number}>
              <td className={table.num}>{branch}</td>
              <td className="nowrap">
                <Link
                  to={props.forOfficer ? '/cases/$number' : '/declarations/$number'}
                  params={{ number }}
                  className={`mono ${table.link}`}
                >
                  {number}
                </Link>
              </td>
              <td>
                <span className={outcome === 'accepted' ? undefined : classes.open}>
                  {t(`shipment.outcome.${outcome}`)}
                </span>
                {status !== null && <span className="quiet"> · {t(`status.${status}`)}</span>}
                {problems.map(({ code, pointer, message, fix }) => (
                  <p key={code + pointer} className={classes.why}>
                    {local(message)}. <span className="quiet">{local(fix)}.</span>
                  </p>
                ))}
              </td>
              <td className={`${table.num} ${table.wide}`}>
                {difference.length > 0 && format.money(sumOf(difference), props.currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const sumOf = (difference: ShipmentResult['difference']): string =>
  difference.reduce((sum, { payable }) => sum + BigInt(payable), 0n).toString();

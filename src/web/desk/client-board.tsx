import { Button } from '@mantine/core';
import type { Desk } from '#web/client';
import { tableClasses as table, useFormat, useText } from '#web/ui';
import classes from './desk.module.css';

/** A broker's clients side by side, those with most to do first; one of them fills the desk. */
export function ClientBoard(props: {
  readonly clients: Desk['clients'];
  readonly chosen: string | undefined;
  readonly currency: string;
  readonly onChoose: (id: string | undefined) => void;
}) {
  const t = useText();
  const format = useFormat();
  return (
    <section aria-label={t('desk.clients')}>
      <div className={classes.sideHead}>
        <h2 className={classes.sideTitle}>{t('desk.clients')}</h2>
        {props.chosen !== undefined && (
          <Button variant="subtle" size="compact-xs" onClick={() => props.onChoose(undefined)}>
            {t('desk.allClients')}
          </Button>
        )}
      </div>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.rows}`}>
          <caption>{t('desk.clients')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk.client')}</th>
              <th scope="col" className={table.num}>
                {t('desk.toDo')}
              </th>
              <th scope="col" className={table.num}>
                {t('desk.waiting')}
              </th>
            </tr>
          </thead>
          <tbody>
            {props.clients.map((client) => (
              <tr key={client.id} data-current={client.id === props.chosen ? '' : undefined}>
                <td>
                  <button
                    type="button"
                    className={`${classes.client} ${table.link}`}
                    aria-pressed={client.id === props.chosen}
                    onClick={() => props.onChoose(client.id === props.chosen ? undefined : client.id)}
                  >
                    {client.name}
                  </button>
                  <span className={table.sub}>
                    {client.amountDue !== '0' && format.money(client.amountDue, props.currency)}
                  </span>
                </td>
                <td className={table.num}>
                  {client.toDo}
                  {client.overdue > 0 && (
                    <span className={`${table.sub} ${classes.overdue}`}>
                      {t('desk.overdue', { count: client.overdue })}
                    </span>
                  )}
                </td>
                <td className={table.num}>{client.waiting}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

import { Button, Checkbox, VisuallyHidden } from '@mantine/core';
import type { Desk } from '#web/client';
import { tableClasses as table, useFormat, useText } from '#web/ui';
import classes from './desk.module.css';

/** A broker's clients side by side, those with most to do first; those that are chosen fill the desk. */
export function ClientBoard(props: {
  readonly clients: Desk['clients'];
  readonly chosen: readonly string[];
  readonly currency: string;
  readonly onChoose: (ids: readonly string[]) => void;
}) {
  const t = useText();
  const format = useFormat();
  const isAlone = (id: string): boolean => props.chosen.length === 1 && props.chosen[0] === id;
  return (
    <section aria-label={t('desk.clients')}>
      <div className={classes.sideHead}>
        <h2 className={classes.sideTitle}>{t('desk.clients')}</h2>
        {props.chosen.length > 0 && (
          <Button variant="subtle" size="compact-xs" onClick={() => props.onChoose([])}>
            {t('desk.allClients')}
          </Button>
        )}
      </div>
      <div className={`${table.scroll} ${classes.clients}`}>
        <table className={`${table.table} ${table.rows}`}>
          <caption>{t('desk.clients')}</caption>
          <thead>
            <tr>
              <th scope="col" className={classes.clientCheck}>
                <VisuallyHidden>{t('desk.chooseClients')}</VisuallyHidden>
              </th>
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
              <tr key={client.id} data-current={props.chosen.includes(client.id) ? '' : undefined}>
                <td className={classes.check}>
                  <Checkbox
                    size="xs"
                    aria-label={t('desk.chooseClient', { name: client.name })}
                    checked={props.chosen.includes(client.id)}
                    onChange={(event) =>
                      props.onChoose(
                        event.currentTarget.checked
                          ? [...props.chosen, client.id]
                          : props.chosen.filter((id) => id !== client.id),
                      )
                    }
                  />
                </td>
                <td>
                  <button
                    type="button"
                    className={`${classes.client} ${table.link}`}
                    aria-pressed={isAlone(client.id)}
                    onClick={() => props.onChoose(isAlone(client.id) ? [] : [client.id])}
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

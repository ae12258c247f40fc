import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { DeclarationSummary, Desk } from '#web/client';
import { ChannelBadge, DueBy, HOLDERS, Section, StatusLine, tableClasses as table, useFormat, useText } from '#web/ui';
import classes from './desk.module.css';

type Duty = 'toDo' | 'waiting' | 'done';

/** One of the three parts of a day's work, each row with its clock and who holds it. */
export function DutyPart(props: {
  readonly duty: Duty;
  readonly part: Desk[Duty];
  readonly asOf: string;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (number: string, isChosen: boolean) => void;
  /** Of whose goods the rest in the list is; ids, comma-separated. */
  readonly client: string | undefined;
}) {
  const { duty, part } = props;
  const t = useText();
  return (
    <Section
      title={t(`desk.${duty}`)}
      aside={
        <span className={classes.counts}>
          {part.overdue > 0 && <span className={classes.overdue}>{t('desk.overdue', { count: part.overdue })}</span>}
          <span className="quiet">{t('desk.count', { count: part.count })}</span>
        </span>
      }
    >
      {part.items.length === 0 ? (
        <p className="quiet">{t(`desk.${duty}None`)}</p>
      ) : (
        <ul className={classes.items}>
          {part.items.map((item) => (
            <DutyItem key={item.number} item={item} {...props} />
          ))}
        </ul>
      )}
      {part.count > part.items.length && (
        <Link to="/declarations" search={props.client ? { client: props.client } : {}} className={classes.rest}>
          {t('desk.rest', { count: part.count - part.items.length })}
        </Link>
      )}
    </Section>
  );
}

function DutyItem(props: Parameters<typeof DutyPart>[0] & { readonly item: DeclarationSummary }) {
  const { item, duty } = props;
  const t = useText();
  const format = useFormat();
  return (
    <li className={classes.item}>
      <div className={classes.check}>
        {item.shipment === null && (
          <Checkbox
            size="xs"
            aria-label={t('bulk.choose', { number: item.number })}
            checked={props.chosen.has(item.number)}
            onChange={(event) => props.onChoose(item.number, event.currentTarget.checked)}
          />
        )}
      </div>
      <div>
        <Link
          to={item.shipment?.branch === 1 ? '/shipments/$number' : '/declarations/$number'}
          params={{ number: item.number }}
          className={`mono ${table.link}`}
        >
          {item.number}
        </Link>
        <span className={table.sub}>
          {item.ownReference ? <span className="mono">{item.ownReference}</span> : item.typeCode}
        </span>
      </div>
      <div className={classes.goods}>
        <span>{item.description}</span>
        <span className={table.sub}>{item.direction === 'import' ? item.importerName : item.exporterName}</span>
      </div>
      <div className={classes.state}>
        <StatusLine
          status={item.status}
          since={item.statusSince}
          holder={duty === 'toDo' ? 'trader' : holderOf(item)}
        />
        <ChannelBadge channel={item.channel} quiet />
      </div>
      <div className={classes.clock}>
        {duty !== 'done' && item.dueAt !== null && <DueBy at={item.dueAt} now={props.asOf} />}
        {duty === 'toDo' && item.amountDue !== '0' && item.status !== 'preRegistered' && (
          <span className={classes.owed}>{format.money(item.amountDue, item.currency)}</span>
        )}
      </div>
    </li>
  );
}

/** What was asked of customs is for customs to answer, whatever the status. */
const holderOf = (item: DeclarationSummary) => (item.asked.length > 0 ? 'customs' : HOLDERS[item.status]);

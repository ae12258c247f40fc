import type { Holder, Status } from '#web/client';
import { useFormat, useText } from './preferences.tsx';
import classes from './status-line.module.css';

/** Status = adjective, since when, who holds it. What comes next stands beside it where there is room. */
export function StatusLine(props: { readonly status: Status; readonly since: string; readonly holder?: Holder }) {
  const t = useText();
  const format = useFormat();
  return (
    <span className={classes.line}>
      <span className={classes.adjective}>{t(`status.${props.status}`)}</span>
      <span className={classes.rest}>
        {t('holder.since', { since: format.since(props.since) })}
        {props.holder && props.holder !== 'none' && ` · ${t(`holder.${props.holder}`)}`}
      </span>
    </span>
  );
}

/** Who is at work while a declaration has this status; lists do not carry it. */
export const HOLDERS: Readonly<Record<Status, Holder>> = {
  preRegistered: 'trader',
  lapsed: 'none',
  awaitingDocuments: 'trader',
  awaitingPayment: 'trader',
  underDocumentCheck: 'customs',
  underInspection: 'customs',
  discrepancyFound: 'customs',
  awaitingSpecialised: 'trader',
  amendmentInstructed: 'trader',
  releasedProvisionally: 'trader',
  suspended: 'customs',
  revoked: 'customs',
  released: 'none',
  cancelled: 'none',
  withdrawn: 'none',
};

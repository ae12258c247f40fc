import { useFormat, useLocal, useText } from '#web/ui';
import type { FollowUp } from './follow-up-forms.tsx';
import classes from './inspection.module.css';

/** How far a follow-up has come, in words: what is proposed, who investigates, what ended it. */
export function FollowUpStanding(props: { readonly followUp: FollowUp; readonly currency: string }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { followUp, currency } = props;
  const { proposal, officer, notes, closed, instructed } = followUp;
  return (
    <>
      {proposal && (
        <>
          <p>
            {local(proposal.violationName)}:{' '}
            <strong className="nowrap">
              {t('followUp.range', {
                min: format.money(proposal.amountMin, currency),
                max: format.money(proposal.amountMax, currency),
              })}
            </strong>
          </p>
          <p className={classes.words}>{proposal.text}</p>
          <p className="quiet">
            {t('followUp.proposedBy', { name: proposal.byName })} · {format.instant(proposal.at)}
          </p>
        </>
      )}
      {officer && (
        <p>
          {t('followUp.inHands', { name: officer.name })}{' '}
          <span className="quiet">{t('holder.since', { since: format.since(officer.at) })}</span>
        </p>
      )}
      {notes.length > 0 && (
        <ul className={classes.notes} aria-label={t('followUp.notes')}>
          {notes.map((note) => (
            <li key={note.at + note.text}>
              <p className={classes.words}>{note.text}</p>
              <p className="quiet">
                {note.byName} · {format.instant(note.at)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {closed === null ? (
        <p>{t(instructed ? 'followUp.instructed' : 'inspect.open')}</p>
      ) : (
        <>
          <p>
            <strong>{t(closed.end === null ? 'inspect.closed' : `followUp.end.${closed.end}`)}</strong>
            {closed.link !== null && <span className="mono"> {closed.link}</span>}
            {closed.isReversed && ` · ${t('followUp.reversed')}`}
            <span className="quiet"> · {format.instant(closed.at)}</span>
          </p>
          <p className={classes.words}>{closed.text}</p>
        </>
      )}
    </>
  );
}

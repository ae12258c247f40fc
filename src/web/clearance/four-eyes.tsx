import { IconUserCheck, IconUserX } from '@tabler/icons-react';
import type { FirstHalf } from '#web/client';
import { Section, useFormat, useLocal, useText } from '#web/ui';
import classes from './case.module.css';
import { useOfficers } from './reassign.tsx';

/** What was begun of what takes two people: who did the first half, and that the second is for somebody else. */
export function FourEyes(props: { readonly halves: readonly FirstHalf[] }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const officers = useOfficers();
  if (props.halves.length === 0) return null;
  return (
    <Section title={t('fourEyes.title')}>
      <ul className={classes.halves}>
        {props.halves.map(({ action, subject, label, officerId, isOwn, at }) => {
          const name = officers.find(({ userId }) => userId === officerId)?.name ?? t('queue.elsewhere');
          const Icon = isOwn ? IconUserX : IconUserCheck;
          return (
            <li key={action + subject} className={classes.half}>
              <Icon size={18} stroke={1.75} aria-hidden />
              <div>
                <p>
                  <strong>{local(label)}</strong>
                </p>
                <p className="quiet">
                  {t(isOwn ? 'fourEyes.own' : 'fourEyes.first', { name, at: format.instant(at) })}
                </p>
                {!isOwn && <p className="quiet">{t(`fourEyes.${action}`)}</p>}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

import { Button } from '@mantine/core';
import { useCodes, useLocal, useText } from '#web/ui';
import { useDraft, useDraftText } from '../draft-store.tsx';
import { useGuided } from './guided-context.ts';
import classes from './guided.module.css';
import { officesAt } from './offices-at.ts';
import { useCloseExits } from './question.tsx';

/** The offices at the port or airport that the draft names. */
export function FindOffice() {
  const t = useText();
  const local = useLocal();
  const store = useDraft();
  const { direction } = useGuided();
  const [code] = useDraftText(
    direction === 'import' ? '/consignment/unloadingLocationId' : '/consignment/loadingLocationId',
  );
  const place = useCodes('location').find((entry) => entry.code === code);
  const offices = useCodes('customs-office');
  const close = useCloseExits();
  const take = (office: string) => {
    store.set('/declarationOfficeId', office);
    close();
  };
  const found = place ? officesAt(place, offices) : [];
  return (
    <div className={classes.exit}>
      <p className={classes.exitTitle}>{t('guided.find.office')}</p>
      {place === undefined && <p className={classes.small}>{t('guided.find.officeNone')}</p>}
      {place && found.length === 0 && (
        <p className={classes.small}>{t('guided.find.officeNoneHere', { place: local(place.name) })}</p>
      )}
      <div className={classes.choices}>
        {found.map((office) => (
          <Button key={office.code} variant="default" size="xs" onClick={() => take(office.code)}>
            {office.code} · {local(office.name)}
          </Button>
        ))}
      </div>
    </div>
  );
}

import { positionPointer } from '#core/draft';
import { useText } from '#web/ui';
import { useDraftPart } from './draft-store.tsx';
import { initialsOf } from './initials.ts';
import type { DraftPerson, DraftState } from './open-draft.ts';
import classes from './presence.module.css';

/** Who else has the draft before them. */
export function PeopleHere() {
  const t = useText();
  const people = useDraftPart((state) => state.people);
  const names = [...new Set(people.map(({ name }) => name))];
  return (
    <div role="status" className={classes.people}>
      {names.length > 0 && (
        <>
          {names.map((name) => (
            <Mark key={name} name={name} />
          ))}
          <span className="quiet">{t('draft.peopleHere', { names: names.join(', ') })}</span>
        </>
      )}
    </div>
  );
}

/** Above a field: the initials of who is in it. */
export function PeopleAt(props: { readonly at: string }) {
  const t = useText();
  const names = useDraftPart((state) => namesAt(state, props.at));
  if (names === '') return null;
  return (
    <span className={classes.here}>
      {names.split(SEPARATOR).map((name) => (
        <Mark key={name} name={name} title={t('draft.personHere', { name })} />
      ))}
    </span>
  );
}

function Mark(props: { readonly name: string; readonly title?: string }) {
  const { name, title = name } = props;
  return (
    <span className={classes.mark} title={title} role="img" aria-label={title}>
      {initialsOf(name)}
    </span>
  );
}

const SEPARATOR = '\n';

/** As one text, so that a field draws itself anew only when somebody comes or goes. */
function namesAt(state: DraftState, at: string): string {
  if (state.people.length === 0) return '';
  const isHere = ({ at: place }: DraftPerson): boolean =>
    place !== null && positionPointer(state.document, place) === at;
  return [...new Set(state.people.filter(isHere).map(({ name }) => name))].join(SEPARATOR);
}

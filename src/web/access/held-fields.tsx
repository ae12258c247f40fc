import { ROLES_OF_KIND, type OrganisationKind, type Role } from '#core/access';
import type { TextKey } from '#web/texts';
import { ChoiceList, CodesPicker, useText, type SaidAt } from '#web/ui';

export interface Held {
  readonly roles: readonly Role[];
  readonly offices: readonly string[];
}

const OFFICER_ROLES: readonly Role[] = ['documentOfficer', 'inspectionOfficer', 'officeLeader'];
const isOfficer = (held: Held): boolean => held.roles.some((role) => OFFICER_ROLES.includes(role));

/** What is missing before it can be sent. */
export const isComplete = (held: Held): boolean => held.roles.length > 0 && isOfficer(held) === held.offices.length > 0;

/** Roles that this kind of organisation has and, for officers, where they work. */
export function HeldFields(props: {
  readonly kind: OrganisationKind;
  readonly value: Held;
  readonly onChange: (held: Held) => void;
  readonly asked: boolean;
  readonly said: SaidAt<'roles' | 'offices'>;
}) {
  const t = useText();
  const { value, onChange, asked, said } = props;
  const possible: readonly Role[] = ROLES_OF_KIND[props.kind];
  const choose = (chosen: readonly string[]) => {
    const roles = possible.filter((role) => chosen.includes(role));
    onChange({ roles, offices: isOfficer({ ...value, roles }) ? value.offices : [] });
  };
  return (
    <>
      <ChoiceList
        label={t('users.roles')}
        chosen={value.roles}
        onChange={choose}
        error={asked && value.roles.length === 0 ? t('users.rolesMissing') : said.at('roles')}
        choices={possible.map((role) => ({ value: role, label: t(`role.${role}` as TextKey) }))}
      />
      {isOfficer(value) && (
        <CodesPicker
          list="customs-office"
          label={t('users.offices')}
          value={value.offices}
          onChange={(offices) => onChange({ ...value, offices })}
          error={asked && value.offices.length === 0 ? t('users.officesMissing') : said.at('offices')}
        />
      )}
    </>
  );
}

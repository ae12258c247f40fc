import { MultiSelect } from '@mantine/core';
import { ROLES_OF_KIND, type OrganisationKind, type Role } from '#core/access';
import type { TextKey } from '#web/texts';
import { ChoiceList, useCodes, useLocal, useText } from '#web/ui';

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
}) {
  const t = useText();
  const local = useLocal();
  const offices = useCodes(props.kind === 'customs' ? 'customs-office' : '');
  const { value, onChange, asked } = props;
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
        error={asked && value.roles.length === 0 ? t('users.rolesMissing') : undefined}
        choices={possible.map((role) => ({ value: role, label: t(`role.${role}` as TextKey) }))}
      />
      {isOfficer(value) && (
        <MultiSelect
          label={t('users.offices')}
          data={offices.map(({ code, name }) => ({ value: code, label: `${code} · ${local(name)}` }))}
          value={[...value.offices]}
          onChange={(chosen) => onChange({ ...value, offices: chosen })}
          searchable
          error={asked && value.offices.length === 0 ? t('users.officesMissing') : undefined}
          comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
        />
      )}
    </>
  );
}

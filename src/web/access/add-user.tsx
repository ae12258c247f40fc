import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { ORGANISATION_KINDS, type OrganisationKind } from '#core/access';
import { api, isSystemAdministrator, useSession } from '#web/client';
import { ProblemNote, usePreferences, useText, useSaidAt } from '#web/ui';
import { HeldFields, isComplete, type Held } from './held-fields.tsx';
import classes from './settings.module.css';

const NOTHING: Held = { roles: [], offices: [] };
const kindOf = (name: string | null | undefined): OrganisationKind =>
  ORGANISATION_KINDS.find((kind) => kind === name) ?? 'trader';

/** Adds a person; an administrator of the system says to which organisation, and may bring a new one on record. */
export function AddUser(props: {
  readonly onAdded: (secret: { readonly name: string; readonly password: string }) => void;
}) {
  const t = useText();
  const { language } = usePreferences();
  const client = useQueryClient();
  const session = useSession();
  const everywhere = isSystemAdministrator(session);
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [organisationId, setOrganisationId] = useState(session?.organisation.id ?? '');
  const [kind, setKind] = useState<OrganisationKind>(kindOf(session?.organisation.kind));
  const [organisationName, setOrganisationName] = useState('');
  const [held, setHeld] = useState<Held>(NOTHING);
  const [asked, setAsked] = useState(false);
  const add = useMutation({
    mutationFn: () =>
      api.addUser({
        email: email.trim(),
        name: name.trim(),
        language,
        organisationId: organisationId.trim(),
        roles: [...held.roles],
        offices: [...held.offices],
        ...(organisationName.trim() === '' ? {} : { organisation: { kind, name: organisationName.trim() } }),
      }),
    onSuccess: async ({ oneTimePassword }) => {
      props.onAdded({ name: name.trim(), password: oneTimePassword });
      setEmail('');
      setName('');
      setOrganisationName('');
      setHeld(NOTHING);
      setAsked(false);
      await client.invalidateQueries({ queryKey: ['users'] });
    },
  });
  const said = useSaidAt(add.error, ['email', 'name', 'organisationId', 'roles', 'offices']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    const filled = [email, name, organisationId].every((text) => text.trim() !== '');
    if (filled && isComplete(held)) add.mutate();
  };
  const missing = (text: string, words: 'emailMissing' | 'nameMissing' | 'organisationMissing') =>
    asked && text.trim() === '' ? t(`users.${words}`) : undefined;
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {add.error && <ProblemNote error={add.error} saidAt={said} />}
      <TextInput
        label={t('users.email')}
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={missing(email, 'emailMissing') ?? said.at('email')}
      />
      <TextInput
        label={t('users.fullName')}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={missing(name, 'nameMissing') ?? said.at('name')}
      />
      {everywhere && (
        <>
          <TextInput
            label={t('users.organisation')}
            description={t('users.organisationHint')}
            value={organisationId}
            onChange={(event) => setOrganisationId(event.currentTarget.value)}
            error={missing(organisationId, 'organisationMissing') ?? said.at('organisationId')}
          />
          <Select
            label={t('users.kind')}
            data={ORGANISATION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={kind}
            onChange={(chosen) => {
              setKind(kindOf(chosen));
              setHeld(NOTHING);
            }}
            allowDeselect={false}
            comboboxProps={{ transitionProps: { duration: 0 }, shadow: 'md' }}
          />
          <TextInput
            label={t('users.newOrganisation')}
            value={organisationName}
            onChange={(event) => setOrganisationName(event.currentTarget.value)}
          />
        </>
      )}
      <HeldFields kind={kind} value={held} onChange={setHeld} asked={asked} said={said} />
      <Button type="submit" loading={add.isPending}>
        {t('users.add')}
      </Button>
    </form>
  );
}

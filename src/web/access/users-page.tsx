import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { IconCircleCheck, IconClock, IconDots, IconLock, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { ORGANISATION_KINDS, ROLES, type OrganisationKind } from '#core/access';
import { api, isSystemAdministrator, useSession, type Membership, type User } from '#web/client';
import type { TextKey } from '#web/texts';
import {
  Dialog,
  Empty,
  LoadingRows,
  localDate,
  Page,
  ProblemNote,
  useSaidAt,
  Section,
  tableClasses as table,
  useFormat,
  useProblemWords,
  useText,
  useToast,
  useTypedSearch,
} from '#web/ui';
import { AddUser } from './add-user.tsx';
import { HeldFields, isComplete, type Held } from './held-fields.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import classes from './settings.module.css';

/** A one-time password and whom it is for. */
export interface Secret {
  readonly name: string;
  readonly password: string;
  /** How many API keys of theirs were in force, and are no more. */
  readonly revokedApiKeys?: number;
}

/** Who has an account, what they hold, and the one place to change it. */
export function UsersPage() {
  const t = useText();
  const session = useSession();
  const navigate = useNavigate();
  const { q = '' } = useSearch({ from: '/users' });
  const [secret, setSecret] = useState<Secret | undefined>(undefined);
  const search = useTypedSearch(q, (next) => void navigate({ to: '/users', search: { q: next }, replace: true }));
  const users = useInfiniteQuery({
    queryKey: ['users', q],
    queryFn: ({ pageParam }) => api.users({ ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const items = users.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('users.title')} lead={t(isSystemAdministrator(session) ? 'users.leadAll' : 'users.lead')}>
      <div className={classes.columns}>
        <div>
          <div role="search">
            <TextInput
              className={classes.search}
              aria-label={t('users.search')}
              placeholder={t('users.search')}
              leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
              type="search"
              {...search}
            />
          </div>
          {users.error && <ProblemNote error={users.error} onRetry={() => void users.refetch()} />}
          {users.isPending && <LoadingRows />}
          {items.length > 0 && <UserTable users={items} onSecret={setSecret} />}
          {users.isSuccess && items.length === 0 && (
            <Empty
              title={t(q ? 'users.noMatchTitle' : 'users.emptyTitle')}
              hint={t(q ? 'list.noMatchHint' : 'users.emptyHint')}
            />
          )}
          {users.hasNextPage && (
            <Button
              variant="default"
              mt={16}
              loading={users.isFetchingNextPage}
              onClick={() => void users.fetchNextPage()}
            >
              {t('app.more')}
            </Button>
          )}
        </div>
        <Section title={t('users.add')}>
          <AddUser onAdded={setSecret} />
        </Section>
      </div>
      <SecretDialog
        title={t('users.passwordTitle')}
        hint={hintOf(secret, t)}
        done={t('users.passwordDone')}
        secret={secret?.password}
        onClose={() => setSecret(undefined)}
      />
    </Page>
  );
}

/** Also what stops working by it: a program that signs in with a key of theirs would fail without a word. */
function hintOf(secret: Secret | undefined, t: ReturnType<typeof useText>): string {
  const { name = '', revokedApiKeys: count = 0 } = secret ?? {};
  const hint = t('users.passwordHint', { name });
  return count === 0 ? hint : `${hint} ${t('users.keysRevoked', { count })}`;
}

interface Changing {
  readonly user: User;
  readonly membership: Membership;
}

function UserTable(props: { readonly users: readonly User[]; readonly onSecret: (secret: Secret) => void }) {
  const t = useText();
  const [changing, setChanging] = useState<Changing | undefined>(undefined);
  return (
    <>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.stack}`}>
          <caption>{t('users.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('users.name')}</th>
              <th scope="col">{t('users.holds')}</th>
              <th scope="col">{t('users.state')}</th>
              <th scope="col">{t('users.lastSignIn')}</th>
              <th scope="col" className={table.num}>
                <span className={classes.hidden}>{t('users.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {props.users.map((user) => (
              <UserRow key={user.id} user={user} onSecret={props.onSecret} onChange={setChanging} />
            ))}
          </tbody>
        </table>
      </div>
      {changing && <HeldDialog key={changing.user.id} {...changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

function UserRow(props: {
  readonly user: User;
  readonly onSecret: (secret: Secret) => void;
  readonly onChange: (changing: Changing) => void;
}) {
  const t = useText();
  const format = useFormat();
  const session = useSession();
  const { user } = props;
  const own = user.id === session?.user.id;
  return (
    <tr>
      <td>
        <span className={classes.name}>
          {user.name} {own && <span className="quiet">({t('users.you')})</span>}
        </span>
        <span className={table.sub}>{user.email}</span>
      </td>
      <td>
        {user.memberships.map((membership) => (
          <HeldText key={membership.organisationId} membership={membership} />
        ))}
      </td>
      <td>
        <AccountState user={user} />
        {user.secondFactor && <span className={table.sub}>{t('users.secondFactor')}</span>}
      </td>
      <td>{user.lastSignedInAt === null ? t('users.neverSignedIn') : format.since(user.lastSignedInAt)}</td>
      <td className={table.num}>{!own && <Actions {...props} />}</td>
    </tr>
  );
}

function HeldText(props: { readonly membership: Membership }) {
  const t = useText();
  const format = useFormat();
  const session = useSession();
  const { roles, offices, organisationId, organisationName, validTo } = props.membership;
  const elsewhere = organisationId !== session?.organisation.id;
  const ended = validTo !== null && validTo < localDate(format.now());
  return (
    <div className={classes.held}>
      {roles.map((role) => t(`role.${role}` as TextKey)).join(', ')}
      {offices.length > 0 && <span className={`mono ${table.sub}`}>{offices.join('  ')}</span>}
      {elsewhere && <span className={table.sub}>{organisationName}</span>}
      {validTo !== null && (
        <span className={table.sub}>{t(ended ? 'users.ended' : 'users.until', { date: format.date(validTo) })}</span>
      )}
    </div>
  );
}

/** Icon and word; nothing here is an alarm. */
function AccountState(props: { readonly user: User }) {
  const t = useText();
  const format = useFormat();
  const { disabled, oneTimePasswordUntil } = props.user;
  if (disabled)
    return (
      <span className={classes.state} data-quiet="">
        <IconLock size={16} stroke={1.75} aria-hidden /> {t('users.disabled')}
      </span>
    );
  if (oneTimePasswordUntil !== null)
    return (
      <span className={classes.state}>
        <IconClock size={16} stroke={1.75} aria-hidden />
        {t('users.waiting', { until: format.since(oneTimePasswordUntil) })}
      </span>
    );
  return (
    <span className={classes.state}>
      <IconCircleCheck size={16} stroke={1.75} aria-hidden /> {t('users.active')}
    </span>
  );
}

function Actions(props: {
  readonly user: User;
  readonly onSecret: (secret: Secret) => void;
  readonly onChange: (changing: Changing) => void;
}) {
  const t = useText();
  const client = useQueryClient();
  const toast = useToast();
  const words = useProblemWords();
  const { user } = props;
  const { name, id } = user;
  const onError = (error: Error) => {
    const { title, fix } = words(error);
    toast({ kind: 'problem', text: title, hint: fix });
  };
  const refresh = () => client.invalidateQueries({ queryKey: ['users'] });
  const reset = useMutation({
    mutationFn: () => api.resetPassword(id),
    onSuccess: async ({ oneTimePassword, revokedApiKeys }) => {
      props.onSecret({ name, password: oneTimePassword, revokedApiKeys });
      await refresh();
    },
    onError,
  });
  const resetSecondFactor = useMutation({
    mutationFn: () => api.resetSecondFactor(id),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('users.doneSecondFactor', { name }) });
      await refresh();
    },
    onError,
  });
  const disable = useMutation({
    mutationFn: (disabled: boolean) => api.changeUser(id, { disabled }),
    onSuccess: async ({ disabled }) => {
      toast({ kind: 'done', text: t(disabled ? 'users.doneDisabled' : 'users.doneEnabled', { name }) });
      await refresh();
    },
    onError,
  });
  return (
    <Menu
      position="bottom-end"
      shadow="md"
      transitionProps={{ duration: 0 }}
      // Within the page's main part, and with nothing but its items: what screen readers expect of a menu.
      portalProps={{ target: '#main' }}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="slate"
          aria-label={t('users.actionsOf', { name })}
          loading={reset.isPending || resetSecondFactor.isPending || disable.isPending}
        >
          <IconDots size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {user.memberships.map((membership) => (
          <Menu.Item key={membership.organisationId} onClick={() => props.onChange({ user, membership })}>
            {user.memberships.length === 1
              ? t('users.changeHeld')
              : t('users.changeHeldAt', { organisation: membership.organisationName })}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => reset.mutate()}>{t('users.reset')}</Menu.Item>
        {user.secondFactor && (
          <Menu.Item onClick={() => resetSecondFactor.mutate()}>{t('users.resetSecondFactor')}</Menu.Item>
        )}
        <Menu.Item onClick={() => disable.mutate(!user.disabled)}>
          {t(user.disabled ? 'users.enable' : 'users.disable')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const kindOf = (name: string): OrganisationKind => ORGANISATION_KINDS.find((kind) => kind === name) ?? 'trader';

function HeldDialog(props: Changing & { readonly onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const toast = useToast();
  const { user, membership, onClose } = props;
  const [held, setHeld] = useState<Held>({
    roles: ROLES.filter((role) => membership.roles.includes(role)),
    offices: membership.offices,
  });
  const [asked, setAsked] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      api.changeMembership(user.id, membership.organisationId, { roles: [...held.roles], offices: [...held.offices] }),
    onSuccess: async () => {
      toast({ kind: 'done', text: t('users.doneHeld', { name: user.name }) });
      onClose();
      await client.invalidateQueries({ queryKey: ['users'] });
    },
  });
  const said = useSaidAt(save.error, ['roles', 'offices']);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isComplete(held)) save.mutate();
  };
  return (
    <Dialog open title={t('users.changeTitle', { name: user.name })}>
      <form className={classes.form} onSubmit={submit} noValidate>
        {save.error && <ProblemNote error={save.error} saidAt={said} />}
        <HeldFields kind={kindOf(membership.kind)} value={held} onChange={setHeld} asked={asked} said={said} />
        <div className={classes.buttons}>
          <Button type="submit" loading={save.isPending}>
            {t('users.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import { Burger, Menu, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sessionApi, homeOf, isOfficer, sessionQuery, useSession, type Session } from '#web/client';
import type { TextKey } from '#web/texts';
import { usePreferences, useText } from '#web/ui';
import { ConnectionNote, type Keeping } from './connection-note.tsx';
import { Mark } from './mark.tsx';
import { Navigation } from './navigation.tsx';
import { NoticesBell } from './notices-bell.tsx';
import { PaletteKeys } from './palette-keys.tsx';
import { settingsFor } from './settings-links.ts';
import classes from './shell.module.css';

const field = () => import('#web/field');
/** Made for being without a connection: it says so in its own place. */
const FIELD = '/inspections/field';

/** Drafts are kept on the device, letter by letter; what is written elsewhere is on the open page alone. */
const DRAFT = '/declarations/new';

const keepingOf = (path: string): Keeping | undefined =>
  path.startsWith(FIELD) ? undefined : path.startsWith(DRAFT) ? 'onDevice' : 'onPage';

/** Header, navigation by role, and the page. */
export function Shell() {
  const t = useText();
  const session = useSession();
  const [open, menu] = useDisclosure(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { close } = menu;
  useEffect(close, [path, close]);
  return (
    <>
      <a className={classes.skip} href="#main">
        {t('app.skip')}
      </a>
      <header className={classes.header}>
        <Link to={homeOf(session)} className={classes.brand}>
          <Mark />
          <span>{t('app.name')}</span>
        </Link>
        <nav className={classes.nav} data-open={open ? '' : undefined} aria-label={t('nav.main')}>
          <Navigation session={session} path={path} />
        </nav>
        <div className={classes.end}>
          <PaletteKeys session={session} path={path} />
          <LanguageSwitch />
          {session && <NoticesBell session={session} />}
          {session ? <UserMenu session={session} /> : <SignInLink path={path} />}
          <Burger
            className={classes.burger}
            opened={open}
            onClick={menu.toggle}
            size="sm"
            aria-label={t('app.menu')}
            aria-expanded={open}
          />
        </div>
      </header>
      <ConnectionNote keeps={keepingOf(path)} />
      <Outlet />
    </>
  );
}

function SignInLink(props: { readonly path: string }) {
  const t = useText();
  if (props.path === '/sign-in') return null;
  return (
    <Link to="/sign-in" className={classes.signIn}>
      {t('app.signIn')}
    </Link>
  );
}

function LanguageSwitch() {
  const { language, setLanguage } = usePreferences();
  const other = language === 'vi' ? 'en' : 'vi';
  const choose = () => setLanguage(other);
  return (
    <button type="button" className={classes.language} lang={other} onClick={choose}>
      {other === 'en' ? 'English' : 'Tiếng Việt'}
    </button>
  );
}

function UserMenu(props: { readonly session: Session }) {
  const { session } = props;
  const t = useText();
  const { numbers, setNumbers } = usePreferences();
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = async () => {
    if (isOfficer(session)) {
      // What was written away from the office and is not sent would be lost: that is asked first, where it can be seen.
      const { unsentHere, wipeDevice } = await field();
      if ((await unsentHere()) > 0) return navigate({ to: '/inspections/field', search: { leaving: 'yes' } });
      await wipeDevice();
    }
    await sessionApi.signOut();
    client.clear();
    client.setQueryData(sessionQuery.queryKey, null);
    await navigate({ to: '/' });
  };
  const role = session.roles[0];
  return (
    <Menu
      position="bottom-end"
      width={280}
      shadow="md"
      transitionProps={{ duration: 0 }}
      // Within the header, and with nothing but its items: what screen readers expect of a menu.
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <UnstyledButton className={classes.user}>
          <span className={classes.userName} title={session.user.name}>
            {session.user.name}
          </span>
          <IconChevronDown size={16} stroke={1.75} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <p className={classes.whoName}>{session.organisation.name}</p>
          <p className="quiet">{role ? t(`role.${role}` as TextKey) : session.user.email}</p>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('nav.settings')}</Menu.Label>
        {settingsFor(session).map(({ to, text }) => (
          <Menu.Item key={to} onClick={() => void navigate({ to })}>
            {t(text)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('app.numbers')}</Menu.Label>
        {(['comma-decimal', 'point-decimal'] as const).map((style) => (
          <Menu.Item
            key={style}
            onClick={() => setNumbers(style)}
            rightSection={numbers === style ? <IconCheck size={16} aria-hidden /> : null}
            aria-current={numbers === style}
          >
            {style === 'comma-decimal' ? '1.234.567,8' : '1,234,567.8'}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{t('app.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import {
  isAgencyOfficer,
  isDeclarant,
  isOfficer,
  isRiskAnalyst,
  isSystemAdministrator,
  leadsOffice,
  type Session,
} from '#web/client';
import type { TextKey } from '#web/texts';
import { useText } from '#web/ui';
import classes from './shell.module.css';

/** The day's work by role, then what is looked up, folded where there is more of it than a header holds. */
export function Navigation(props: { readonly session: Session | null; readonly path: string }) {
  return (
    <>
      {entriesFor(props.session).map((entry) =>
        'to' in entry ? (
          <NavigationLink key={entry.to} link={entry} path={props.path} />
        ) : (
          <Group key={entry.text} group={entry} path={props.path} />
        ),
      )}
    </>
  );
}

function NavigationLink(props: { readonly link: NavLink; readonly path: string; readonly folded?: boolean }) {
  const t = useText();
  const { to, text } = props.link;
  return (
    <Link
      to={to}
      className={`${classes.link} ${props.folded ? classes.folded : ''}`}
      data-active={isUnder(props.path, to) ? '' : undefined}
    >
      {t(text)}
    </Link>
  );
}

/** A menu in the header; on a narrow screen, where the navigation is a list, its links stand in it one by one. */
function Group(props: { readonly group: NavGroup; readonly path: string }) {
  const t = useText();
  const { text, links } = props.group;
  return (
    <>
      <Menu
        position="bottom-start"
        shadow="md"
        transitionProps={{ duration: 0 }}
        withinPortal={false}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <UnstyledButton
            className={`${classes.link} ${classes.group}`}
            data-active={links.some(({ to }) => isUnder(props.path, to)) ? '' : undefined}
          >
            {t(text)}
            <IconChevronDown size={14} stroke={1.75} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {links.map((link) => (
            <Menu.Item
              key={link.to}
              component={Link}
              to={link.to}
              aria-current={isUnder(props.path, link.to) ? 'page' : undefined}
            >
              {t(link.text)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {links.map((link) => (
        <NavigationLink key={link.to} link={link} path={props.path} folded />
      ))}
    </>
  );
}

/** A case belongs to the queue; everything else lives under its own address. */
const isUnder = (path: string, to: NavLink['to']): boolean =>
  path === to || path.startsWith(`${to}/`) || (to === '/queue' && path.startsWith('/cases/'));

interface NavLink {
  readonly to:
    | '/approvals'
    | '/risk/rules'
    | '/risk/watch-list'
    | '/risk/fairness'
    | '/risk/prices'
    | '/risk/models'
    | '/referrals'
    | '/reference'
    | '/desk'
    | '/fix'
    | '/catalogue'
    | '/declarations'
    | '/queue'
    | '/follow-ups'
    | '/inspections/field'
    | '/papers'
    | '/invoices'
    | '/transports'
    | '/exemption-lists'
    | '/compliance'
    | '/compliance/contests'
    | '/suspense'
    | '/quotas'
    | '/tariff'
    | '/calculator'
    | '/origin';
  readonly text: TextKey;
}
interface NavGroup {
  readonly text: TextKey;
  readonly links: readonly NavLink[];
}

const LOOKED_UP: readonly NavLink[] = [
  { to: '/tariff', text: 'nav.tariff' },
  { to: '/calculator', text: 'nav.calculator' },
  { to: '/origin', text: 'nav.origin' },
  { to: '/quotas', text: 'nav.quotas' },
];

/** What rules and lists come to, and what they are written from. */
const ANALYSED: readonly NavLink[] = [
  { to: '/risk/prices', text: 'price.nav' },
  { to: '/risk/fairness', text: 'fairness.title' },
];

/** Every page of the header, those that are folded too, and those that only other pages lead to. */
export const pagesFor = (session: Session | null): readonly { readonly to: string; readonly text: TextKey }[] => [
  ...entriesFor(session).flatMap((entry) => ('to' in entry ? [entry] : entry.links)),
  ...(isOfficer(session) ? [{ to: '/overdue', text: 'overdue.open' } as const] : []),
  { to: '/tariff/browse', text: 'tariff.browse' },
  ...(session === null ? [] : [{ to: '/tariff/watch', text: 'watch.title' } as const]),
];

function entriesFor(session: Session | null): readonly (NavLink | NavGroup)[] {
  if (session === null) return LOOKED_UP;
  const declares = isDeclarant(session);
  const decides = isOfficer(session);
  const registers: readonly NavLink[] = [
    ...(declares
      ? [{ to: '/fix', text: 'fix.title' } as const, { to: '/catalogue', text: 'catalogue.title' } as const]
      : []),
    ...(declares ? [{ to: '/invoices', text: 'nav.invoices' } as const] : []),
    { to: '/transports', text: 'nav.transports' },
    { to: '/exemption-lists', text: 'nav.exemptions' },
    ...(declares ? [{ to: '/compliance', text: 'compliance.own' } as const] : []),
    ...(leadsOffice(session) ? [{ to: '/compliance/contests', text: 'compliance.waitingTitle' } as const] : []),
    ...(leadsOffice(session) ? [{ to: '/suspense', text: 'suspense.title' } as const] : []),
    ...(decides ? [{ to: '/papers', text: 'nav.papers' } as const] : []),
  ];
  return [
    ...(declares
      ? [{ to: '/desk', text: 'nav.desk' } as const, { to: '/declarations', text: 'nav.declarations' } as const]
      : []),
    ...(decides
      ? [
          { to: '/queue', text: 'nav.queue' } as const,
          { to: '/inspections/field', text: 'nav.field' } as const,
          { to: '/follow-ups', text: 'nav.followUps' } as const,
        ]
      : []),
    ...(isAgencyOfficer(session) ? [{ to: '/referrals', text: 'referral.title' } as const] : []),
    ...(isRiskAnalyst(session)
      ? [
          { to: '/risk/rules', text: 'risk.rules' } as const,
          { to: '/risk/watch-list', text: 'watchList.title' } as const,
          { to: '/risk/models', text: 'model.nav' } as const,
          { text: 'nav.analysis', links: ANALYSED } as const,
          { to: '/approvals', text: 'nav.approvals' } as const,
        ]
      : []),
    ...(isSystemAdministrator(session)
      ? [{ to: '/approvals', text: 'nav.approvals' } as const, { to: '/reference', text: 'nav.reference' } as const]
      : []),
    ...(declares || decides ? [{ text: 'nav.registers', links: registers } as const] : []),
    { text: 'nav.lookUp', links: LOOKED_UP },
  ];
}

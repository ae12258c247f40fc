import { DEMO_TRADER } from '#server/access';
import type { Stop } from './stop.ts';
import type { Visit } from '../stage.ts';
import { PAPER, type Prepared } from './prepare.ts';

export const officersScreens = ({ t }: Visit, there: Prepared): readonly Stop[] => [
  { picture: 'officer-papers', address: '/papers', shows: PAPER },
  { picture: 'officer-transport', address: `/transports/${there.transport}`, shows: t('transports.course') },
  { picture: 'officer-follow-ups', address: '/follow-ups', shows: there.inspected },
  { picture: 'officer-party', address: `/parties/${DEMO_TRADER}`, shows: t('compliance.factors') },
  { picture: 'officer-overdue', address: '/overdue', shows: there.overdue },
];

export const agenciesScreens = ({ t }: Visit, there: Prepared): readonly Stop[] => [
  { picture: 'agency-referrals', address: '/referrals', shows: there.referred },
  { picture: 'agency-referral', address: `/referrals/${there.referred}`, shows: t('referral.declared') },
];

export const leadersScreens = ({ t }: Visit): readonly Stop[] => [
  { picture: 'leader-contests', address: '/compliance/contests', shows: t('compliance.waitingTitle') },
];

export const administratorsScreens = ({ t }: Visit): readonly Stop[] => [
  { picture: 'administrator-reference', address: '/reference', shows: t('reference.title') },
  { picture: 'administrator-table', address: '/reference/tables/working-time', shows: /\d{2}:\d{2}/ },
];

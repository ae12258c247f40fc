import type { Stop } from './stop.ts';
import type { Visit } from '../stage.ts';

/** What nobody needs an account for. */
export const everybodysScreens = ({ t }: Visit): readonly Stop[] => [
  { picture: 'public-browse', address: '/tariff/browse?node=8471', shows: /8471/ },
  { picture: 'public-line', address: '/tariff/22042111', shows: t('tariff.history') },
  { picture: 'public-changes', address: '/tariff/changes?months=60', shows: /\d{8}/ },
  {
    picture: 'public-origin',
    address: '/origin?code=33049930&origin=KR&value=10000&currency=USD',
    shows: t('origin.rates'),
  },
  { picture: 'public-quotas', address: '/quotas?on=2026-11-21', shows: 'SUGAR' },
  { picture: 'trader-sign-in', address: '/sign-in', shows: t('signIn.go') },
  { picture: 'trader-forgot', address: '/forgot-password', shows: t('forgot.lead') },
  { picture: 'trader-reset', address: `/reset-password#${'x'.repeat(43)}`, shows: t('reset.lead') },
];

import type { Stop } from './stop.ts';
import type { Visit } from '../stage.ts';
import { RULE_NAME, WATCHED, type Prepared } from './prepare.ts';

export const analystsScreens = ({ t, language }: Visit, there: Prepared): readonly Stop[] => [
  { picture: 'analyst-rule', address: `/risk/rules/${there.rule}`, shows: RULE_NAME[language] },
  { picture: 'analyst-rule-new', address: '/risk/rules/new', shows: t('risk.condition') },
  { picture: 'analyst-rule-edit', address: `/risk/rules/${there.rule}/edit`, shows: t('risk.why') },
  { picture: 'analyst-replays', address: '/risk/replays', shows: t('replay.recent') },
  { picture: 'analyst-replay', address: `/risk/replays/${there.replay}`, shows: t('replay.compared') },
  { picture: 'analyst-entry', address: `/risk/watch-list/${there.watched}`, shows: WATCHED },
  { picture: 'analyst-entry-new', address: '/risk/watch-list/new', shows: t('watchList.legalBasis') },
  {
    picture: 'analyst-entry-edit',
    address: `/risk/watch-list/${there.watched}/edit`,
    shows: t('watchList.legalBasis'),
  },
  { picture: 'analyst-models', address: '/risk/models', shows: t('model.champion') },
  { picture: 'analyst-model', address: `/risk/models/${there.model}`, shows: t('model.card') },
  { picture: 'analyst-prices', address: '/risk/prices?code=6601', shows: '66019900 · USD/PCE' },
];

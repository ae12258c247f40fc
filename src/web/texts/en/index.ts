import type { TextKey } from '../text-key.ts';
import { access } from './access.ts';
import { app } from './app.ts';
import { approval } from './approval.ts';
import { calculator } from './calculator.ts';
import { catalogue } from './catalogue.ts';
import { clearance } from './clearance.ts';
import { compliance } from './compliance.ts';
import { consultation } from './consultation.ts';
import { declaration } from './declaration.ts';
import { declarationImport } from './declaration-import.ts';
import { desk } from './desk.ts';
import { fairness } from './fairness.ts';
import { field } from './field.ts';
import { fix } from './fix.ts';
import { grid } from './grid.ts';
import { home } from './home.ts';
import { inspection } from './inspection.ts';
import { integration } from './integration.ts';
import { invoice } from './invoice.ts';
import { lodge } from './lodge.ts';
import { model } from './model.ts';
import { notices } from './notices.ts';
import { origin } from './origin.ts';
import { palette } from './palette.ts';
import { paper } from './paper.ts';
import { price } from './price.ts';
import { procedures } from './procedures.ts';
import { reference } from './reference.ts';
import { referral } from './referral.ts';
import { relief } from './relief.ts';
import { replay } from './replay.ts';
import { risk } from './risk.ts';
import { shipment } from './shipment.ts';
import { suspense } from './suspense.ts';
import { tariff } from './tariff.ts';
import { transport } from './transport.ts';
import { ui } from './ui.ts';
import { watchList } from './watch-list.ts';

/** The same texts in English. A key that is missing here does not compile. */
export const en = {
  ...access,
  ...app,
  ...approval,
  ...calculator,
  ...catalogue,
  ...clearance,
  ...compliance,
  ...consultation,
  ...declaration,
  ...declarationImport,
  ...desk,
  ...fairness,
  ...field,
  ...fix,
  ...grid,
  ...home,
  ...inspection,
  ...integration,
  ...invoice,
  ...lodge,
  ...model,
  ...notices,
  ...origin,
  ...palette,
  ...paper,
  ...price,
  ...procedures,
  ...reference,
  ...referral,
  ...relief,
  ...replay,
  ...risk,
  ...shipment,
  ...suspense,
  ...tariff,
  ...transport,
  ...ui,
  ...watchList,
} satisfies Readonly<Record<TextKey, string>>;

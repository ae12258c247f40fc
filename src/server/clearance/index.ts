import { caseAsTrader } from './routes/case-as-trader.ts';
import { caseHistory } from './routes/case-history.ts';
import { cases } from './routes/cases.ts';
import { decideShipment } from './routes/decide-shipment.ts';
import { consultation } from './routes/consultation.ts';
import { letters } from './routes/letters.ts';
import { release } from './routes/release.ts';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';

export function clearanceRoutes(app: HttpApp, services: Services): void {
  cases(app, services);
  decideShipment(app, services);
  caseAsTrader(app, services);
  caseHistory(app, services);
  consultation(app, services);
  letters(app, services);
  release(app, services);
}

export { withLetterOf } from './decision-letter.ts';
export { LetterBody } from './routes/letters.ts';
export { readLetters, type KeptLetter } from './kept-letters.ts';
export { givenRelease, signedRelease, type Release } from './release-document.ts';

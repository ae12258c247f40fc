import { can } from '#core/access';
import { consultationRef, resourceOf, type SetAsideDoubt } from '#core/clearance';
import { reasonText } from '#core/declaration';
import {
  comparisonRate,
  lineUnitPrice,
  priceDoubtRef,
  priceMeasureOn,
  usualBand,
  type FoundStanding,
  type LineUnitPrice,
  type PriceDoubtState,
  type PriceMeasure,
} from '#core/price';
import type { ConsultationState } from '#core/valuation';
import { signedInOnly } from '#server/access';
import { NumberParams, readDeclaration, sendAccepted, type DeclarationRecord } from '#server/declaration';
import { run } from '#server/platform/database';
import { notFound, type HttpApp } from '#server/platform/http';
import { submitted } from '#server/platform/services';
import { Type } from 'typebox';
import type { PriceServices } from '../price-services.ts';
import { SQL, type OutlierFound } from '../price-sql.ts';
import { CasePrices, LikePrices, type LinePriceView, type StandingView } from '../price-views.ts';
import { monthBefore } from '../prices-room.ts';

const TAGS = ['Prices'];
const PATH = '/api/v1/cases/:number/prices';
/** As many points as a strip still shows apart. */
const LIKE_MAX = 400;
const LINES_MAX = 50;

const Reason = reasonText(2_000);

/** Prices of a case beside those of like goods: for officers alone, and without a word of whose the others are. */
export function casePrices(app: HttpApp, all: PriceServices): void {
  const { services } = all;
  app.addSchema(CasePrices);
  app.addSchema(LikePrices);
  const reads = { '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') };

  app.get(
    PATH,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showCasePrices',
        tags: TAGS,
        summary: 'How the price of each line stands among accepted ones of like goods',
        params: NumberParams,
        response: { 200: Type.Ref('CasePrices'), ...reads },
      },
    },
    async (request) => {
      const { number } = request.params;
      const record = await readDeclaration(services, request.actor, number, 'selection.readReasons');
      const comparison = comparisonOf(record, all);
      if (comparison === undefined) return { currency: '', lines: [], mayClear: [] };
      const found = await run(services.pool, SQL.outliersOf, [number]);
      const doubts = await services.engine.readState<PriceDoubtState>(priceDoubtRef(number));
      const lines = await Promise.all(comparison.lines.map(async (line) => lineView(line, found, doubts?.state, all)));
      const asked = await services.engine.readState<ConsultationState>(consultationRef(number));
      const may = asked === undefined && can(request.actor, 'case.decide', resourceOf(record.state.head));
      const mayClear = may
        ? lines.flatMap(({ sequence, doubt }) => (doubt !== null && doubt.setAside === null ? [sequence] : []))
        : [];
      return { currency: comparison.measure.currency, lines, mayClear };
    },
  );

  app.get(
    `${PATH}/:sequence`,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listLikePrices',
        tags: TAGS,
        summary: 'Accepted prices of goods of the same code and unit, the newest first',
        params: Type.Object({ ...NumberParams.properties, sequence: Type.Integer({ minimum: 0, maximum: 9999 }) }),
        response: { 200: Type.Ref('LikePrices'), ...reads },
      },
    },
    async (request) => {
      const { number, sequence } = request.params;
      const record = await readDeclaration(services, request.actor, number, 'selection.readReasons');
      const comparison = comparisonOf(record, all);
      const line = comparison?.lines.find((one) => one.sequence === sequence);
      if (comparison === undefined || line === undefined) throw notFound();
      const current = comparison.on.slice(0, 7);
      const { months: window } = comparison.measure;
      const rows = await newestPrices(services.pool, line, number, current, window);
      return {
        months: Array.from({ length: window }, (_none, ago) => monthBefore(current, ago)),
        prices: rows.slice(0, LIKE_MAX).map(({ log_price, month, origin }) => ({
          price: Math.exp(log_price),
          month,
          sameOrigin: origin === line.origin,
        })),
        isCut: rows.length > LIKE_MAX,
      };
    },
  );

  app.post(
    `${PATH}/set-aside`,
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'setPriceDoubtAside',
        tags: TAGS,
        summary: 'Find that doubted prices are as they should be. It moves no figure',
        params: NumberParams,
        body: Type.Object(
          { sequences: Type.Array(Type.Integer({ minimum: 0 }), { maxItems: LINES_MAX }), reason: Reason },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Ref('StepAnswer'),
          403: Type.Ref('Problem'),
          404: Type.Ref('Problem'),
          409: Type.Ref('Problem'),
          422: Type.Ref('Problem'),
        },
      },
    },
    async (request, reply) => {
      const { number } = request.params;
      const { actor, body } = request;
      await readDeclaration(services, actor, number, 'selection.readReasons');
      const found = await run(services.pool, SQL.outliersOf, [number]);
      const doubted = found.flatMap(({ sequence, settle_by }) => (settle_by === null ? [] : [sequence]));
      const data = { number, ...body, doubted };
      const command: SetAsideDoubt = { type: 'valuation.setAsideDoubt', data, actor };
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );
}

interface ComparedLine extends LineUnitPrice {
  readonly sequence: number;
  readonly code: string;
  readonly origin: string;
  readonly decided: LinePriceView['decided'];
}

/** By the law of the day of registration; nothing of exports, and nothing where the country compares no prices. */
function comparisonOf(
  { assessment, declaration, legalDate, selection }: DeclarationRecord,
  { services }: PriceServices,
) {
  const { reference, priceMeasures = [] } = services.reference.current();
  if (assessment === null || legalDate === null || assessment.direction !== 'import') return undefined;
  const measure: PriceMeasure | undefined = priceMeasureOn(priceMeasures, legalDate);
  const rate = measure && comparisonRate(reference, measure.currency, legalDate);
  if (measure === undefined || rate === undefined) return undefined;
  const lines = declaration.goodsItems.flatMap((item): readonly ComparedLine[] => {
    const value = assessment.lines.find(({ sequence }) => sequence === item.sequence)?.value;
    const price = value === undefined ? undefined : lineUnitPrice(item, value, rate, reference, legalDate);
    if (price === undefined || item.commodityCode === undefined) return [];
    const decided = selection?.prices?.find(({ line }) => line === item.sequence);
    return [
      {
        ...price,
        sequence: item.sequence,
        code: item.commodityCode,
        origin: item.origin?.countryCode ?? '',
        decided: decided ? { score: decided.score, samples: decided.samples } : null,
      },
    ];
  });
  return { measure, on: legalDate, lines };
}

async function lineView(
  { sequence, code, origin, unit, logPrice, decided }: ComparedLine,
  found: readonly OutlierFound[],
  doubts: PriceDoubtState | undefined,
  { prices, nameOf }: PriceServices,
): Promise<LinePriceView> {
  const standing = prices.inForce().find(unit, code, origin);
  const outlier = found.find((one) => one.sequence === sequence);
  const aside = doubts?.setAside.findLast(({ sequences }) => sequences.includes(sequence));
  return {
    sequence,
    code,
    origin,
    unit,
    price: Math.exp(logPrice),
    usual: standing ? standingView(standing) : null,
    deviations: standing ? Math.round(((logPrice - standing.centre) / standing.scale) * 100) / 100 : null,
    decided,
    doubt:
      outlier === undefined || outlier.settle_by === null
        ? null
        : {
            settleBy: outlier.settle_by,
            // The list follows a moment later; who set the doubt aside sees it at once.
            outcome: aside && outlier.outcome === 'open' ? 'setAside' : outlier.outcome,
            setAside: aside
              ? { reason: aside.reason, by: (await nameOf(aside.userId)) ?? aside.userId, at: aside.at }
              : null,
          },
  };
}

export const standingView = ({ level, samples, ...standing }: FoundStanding): StandingView => ({
  level,
  samples,
  ...usualBand({ ...standing, samples }),
});

/** Goods that come every day have enough prices in so many months: the rest of the window is not read. */
const LATE_MONTHS = 2;

/** The newest alone are shown. Of a code that every seventh of 200,000 declarations had, reading all prices took 70 ms and more. */
async function newestPrices(
  pool: PriceServices['services']['pool'],
  { code, unit }: Pick<LinePriceView, 'code' | 'unit'>,
  number: string,
  current: string,
  window: number,
) {
  const since = (months: number) =>
    run(pool, SQL.accepted, [code, unit, number, monthBefore(current, months - 1), LIKE_MAX + 1]);
  const lately = await since(Math.min(LATE_MONTHS, window));
  return lately.length > LIKE_MAX ? lately : since(window);
}

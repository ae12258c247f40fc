import { instantAt, legalDate } from '#core/kernel';
import { ownPrices, priceMeasureOn } from '#core/price';
import { demand, signedInOnly } from '#server/access';
import { run } from '#server/platform/database';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import type { PriceServices } from '../price-services.ts';
import { SQL, type CellRow, type OutlierFound } from '../price-sql.ts';
import { PriceBook, type OutlierView } from '../price-views.ts';
import { cellOf, monthBefore } from '../prices-room.ts';
import { standingView } from './case-prices.ts';

const OUTLIERS_SHOWN_MAX = 100;
const OUTLIER_DAYS = 90;
const DAY_MS = 24 * 3_600_000;
/** A heading of many codes and origins over a year; beyond it, more digits are to be given. */
const CELLS_MAX = 2_000;

/** What risk analysts look up: usual prices by goods, origin and month, and what was out of them. */
export function priceBook(app: HttpApp, { services, prices }: PriceServices): void {
  app.addSchema(PriceBook);
  app.get(
    '/api/v1/risk/prices',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showPriceBook',
        tags: ['Prices'],
        summary: 'Accepted prices of a code by origin and month, what is usual, and what was out of it lately',
        querystring: Type.Object({
          code: Type.Optional(
            Type.String({
              pattern: '^\\d{4,12}$',
              description: 'Four digits or more; without it, outliers of all goods',
            }),
          ),
        }),
        response: { 200: Type.Ref('PriceBook'), '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
    },
    async (request) => {
      demand(request, 'risk.price.read');
      const { code = '' } = request.query;
      const now = services.clock.now();
      const { reference, priceMeasures = [] } = services.reference.current();
      const on = legalDate(now, reference.country.zoneOffsetMinutes);
      const measure = priceMeasureOn(priceMeasures, on);
      const since = instantAt(Date.parse(now) - OUTLIER_DAYS * DAY_MS);
      const outliers = await run(services.pool, SQL.outliersLately, [since, code, OUTLIERS_SHOWN_MAX]);
      const oldest = monthBefore(on.slice(0, 7), (measure?.months ?? 1) - 1);
      const cells = code === '' ? [] : await run(services.pool, SQL.cellsOf, [code, oldest, CELLS_MAX + 1]);
      return {
        currency: measure?.currency ?? '',
        months: measure?.months ?? 0,
        goods: goodsOf(cells.slice(0, CELLS_MAX), prices),
        isCut: cells.length > CELLS_MAX,
        outliers: outliers.map(outlierView),
      };
    },
  );
}

function goodsOf(cells: readonly CellRow[], prices: PriceServices['prices']) {
  const usual = (unit: string, code: string, origin: string) => {
    const standing = prices.inForce().find(unit, code, origin);
    return standing ? standingView(standing) : null;
  };
  return [...Map.groupBy(cells, ({ code, unit }) => `${code} ${unit}`).values()].map((rows) => {
    const { code = '', unit = '' } = rows[0] ?? {};
    return {
      code,
      unit,
      usual: usual(unit, code, ''),
      origins: [...Map.groupBy(rows, ({ origin }) => origin)].map(([origin, of]) => ({
        origin,
        usual: usual(unit, code, origin),
        months: of.flatMap((row) => {
          const own = ownPrices(cellOf(row).sketch);
          return own ? [{ month: row.month, count: own.count, centre: Math.exp(own.centre) }] : [];
        }),
      })),
    };
  });
}

const outlierView = ({
  office_id,
  log_price,
  corrected_log_price,
  raised_at,
  settle_by,
  ...same
}: OutlierFound): OutlierView => ({
  ...same,
  officeId: office_id,
  price: Math.exp(log_price),
  correctedPrice: corrected_log_price === null ? null : Math.exp(corrected_log_price),
  raisedAt: raised_at,
  settleBy: settle_by,
});

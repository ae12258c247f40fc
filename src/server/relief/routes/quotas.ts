import { decimalText, type PlainDate } from '#core/kernel';
import {
  leftOfQuota,
  quotaAccountId,
  quotaOrder,
  quotaOrders,
  quotaPageRef,
  type QuotaOrder,
  type QuotaPageState,
} from '#core/relief';
import { dayOf } from '#server/codes';
import { notFound, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type, type Static } from 'typebox';

const QuotaSchema = Type.Object(
  {
    order: Type.String(),
    name: Type.Object({ vi: Type.String(), en: Type.String() }),
    codePrefixes: Type.Array(Type.String()),
    origins: Type.Union([Type.Array(Type.String()), Type.Null()], { description: 'Null: goods of any origin' }),
    unitCode: Type.String(),
    volume: Type.String(),
    drawn: Type.String(),
    left: Type.String(),
    from: Type.String(),
    to: Type.String(),
    rate: Type.Union([Type.String(), Type.Null()], {
      description: 'Percent in quota; null: as the tariff line prints',
    }),
    legalBasis: Type.String(),
    illustrative: Type.Boolean(),
  },
  { $id: 'Quota' },
);
type Quota = Static<typeof QuotaSchema>;

const OnQuery = Type.Object({
  on: Type.Optional(
    Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A day of the period; today by default' }),
  ),
});

/** What is left of the tariff quotas: public, so that nobody ships on a guess. */
export function quotas(app: HttpApp, services: Services): void {
  app.addSchema(QuotaSchema);
  app.get(
    '/api/v1/quotas',
    {
      schema: {
        operationId: 'listQuotas',
        tags: ['Public'],
        summary: 'Tariff quotas of the period, with what is drawn and what is left',
        querystring: OnQuery,
        response: {
          200: Type.Object({ on: Type.String(), asOf: Type.String(), items: Type.Array(Type.Ref('Quota')) }),
          422: Type.Ref('Problem'),
        },
      },
    },
    async ({ query }) => {
      const on = dayOf(query.on, services);
      const orders = quotaOrders(services.reference.current().reference, on);
      return { on, asOf: services.clock.now(), items: await balances(orders, on, services) };
    },
  );

  app.get(
    '/api/v1/quotas/:order',
    {
      schema: {
        operationId: 'showQuota',
        tags: ['Public'],
        summary: 'One tariff quota and its balance',
        params: Type.Object({ order: Type.String({ pattern: '^[A-Z0-9&_-]{1,20}$' }) }),
        querystring: OnQuery,
        response: { 200: Type.Ref('Quota'), 404: Type.Ref('Problem') },
      },
    },
    async ({ params, query }) => {
      const on = dayOf(query.on, services);
      const order = quotaOrder(params.order, services.reference.current().reference, on);
      const [found] = order ? await balances([order], on, services) : [];
      if (!found) throw notFound();
      return found;
    },
  );
}

async function balances(orders: readonly QuotaOrder[], on: PlainDate, services: Services): Promise<Quota[]> {
  const { engine, reference } = services;
  const accounts = orders.map(quotaAccountId);
  const firsts = await engine.readStates<QuotaPageState>(accounts.map((id) => quotaPageRef(id, 0)));
  const pageOf = (id: string) => {
    const first = quotaPageRef(id, 0);
    return quotaPageRef(id, firsts.get(`${first.type}/${first.id}`)?.state.currentPage ?? 0);
  };
  const currents = await engine.readStates<QuotaPageState>(accounts.map(pageOf));
  const { codes } = reference.current().reference;
  return orders.map((order, index): Quota => {
    const ref = pageOf(accounts[index] ?? '');
    const drawn = currents.get(`${ref.type}/${ref.id}`)?.state.drawn ?? '0';
    return {
      order: order.code,
      name: { ...order.name },
      codePrefixes: [...order.codePrefixes],
      origins: order.origins ? [...order.origins] : null,
      unitCode: order.unitCode,
      volume: decimalText(order.volume),
      drawn,
      left: decimalText(leftOfQuota(order, drawn)),
      from: order.from,
      to: order.to,
      rate: order.rate ? decimalText(order.rate) : null,
      legalBasis: order.legalBasis,
      illustrative: codes.find('quota-order', order.code, on)?.attributes['illustrative'] === 'yes',
    };
  });
}

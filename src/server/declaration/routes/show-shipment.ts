import type { DeclarationRecord } from '../declaration-view.ts';
import { recordOfPart, readShipment } from '../read-shipment.ts';
import { NumberParams, VersionsSeen, wholeAmount } from '../schemas.ts';
import { shipmentView, ShipmentViewSchema } from '../shipment-view.ts';
import { GOODS_ITEMS_MAX, GoodsItem, joined, placeInParts, versionOf, type Declaration } from '#core/declaration';
import { foldText } from '#core/codes';
import { signedInOnly } from '#server/access';
import { notFound, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const LinesQuery = Type.Object({
  from: Type.Optional(Type.Integer({ minimum: 1, default: 1, description: 'The first line, counted in the shipment' })),
  find: Type.Optional(
    Type.String({
      maxLength: 100,
      description:
        'Only lines whose code begins with it or whose description holds it, in small letters without accents',
    }),
  ),
});

/** Lines of one declaration at a time: a page is what one of them carries. */
export function showShipment(app: HttpApp, services: Services): void {
  app.addSchema(ShipmentViewSchema);
  const responses = { 404: Type.Ref('Problem') };

  app.get(
    '/api/v1/shipments/:number',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showShipment',
        tags: ['Declarations'],
        summary: 'Linked declarations of one shipment as one thing, by the number of any of them',
        params: NumberParams,
        response: { 200: Type.Ref('ShipmentView'), ...responses },
      },
    },
    async (request) => {
      const record = await readShipment(services, request.actor, request.params.number);
      return shipmentView(record, request.actor, services.reference.current(), services.clock.now());
    },
  );

  app.get(
    '/api/v1/shipments/:number/declaration',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showShipmentDeclaration',
        tags: ['Declarations'],
        summary: 'The document of a shipment as it was before it was divided: what an amendment of it begins with',
        params: NumberParams,
        response: {
          200: Type.Object({
            versions: VersionsSeen,
            declaration: Type.Unsafe<Declaration>(Type.Ref('Declaration')),
          }),
          ...responses,
        },
      },
    },
    async (request) => {
      const { parts } = await readShipment(services, request.actor, request.params.number);
      const records = await Promise.all(parts.map((state) => recordOfPart(services, state)));
      const declaration = joined(records.map((record) => record.declaration));
      if (declaration === undefined) throw notFound();
      return { versions: parts.map((state) => versionOf(state)).join(''), declaration };
    },
  );

  app.get(
    '/api/v1/shipments/:number/lines',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listShipmentLines',
        tags: ['Declarations'],
        summary:
          'Goods lines of a shipment from one on, to the end of the declaration that carries it, or those that are looked for',
        params: NumberParams,
        querystring: LinesQuery,
        response: {
          200: Type.Object({
            lines: Type.Array(
              Type.Object({
                /** Its place in the shipment; `goodsItem.sequence` is that in its declaration. */
                place: Type.Integer(),
                number: Type.String(),
                goodsItem: Type.Unsafe<GoodsItem>(GoodsItem),
                customsValue: Type.Union([Type.String(), Type.Null()]),
                taxes: Type.Array(Type.Object({ taxType: Type.String(), rate: Type.String(), amount: wholeAmount })),
              }),
            ),
            /** The line that the next page begins with. */
            next: Type.Union([Type.Integer(), Type.Null()]),
          }),
          ...responses,
        },
      },
    },
    async (request) => {
      const { parts } = await readShipment(services, request.actor, request.params.number);
      const { from = 1, find = '' } = request.query;
      const wanted = foldText(find);
      const lines: ShipmentLine[] = [];
      for (let { part, index } = placeInParts(from - 1); part < parts.length; part += 1, index = 0) {
        const state = parts[part];
        if (state === undefined) break;
        for (const line of linesFrom(await recordOfPart(services, state), part, index)) {
          if (!matches(line.goodsItem, wanted)) continue;
          if (lines.length === GOODS_ITEMS_MAX) return { lines, next: line.place };
          lines.push(line);
        }
        if (wanted === '') return { lines, next: part + 1 < parts.length ? (part + 1) * GOODS_ITEMS_MAX + 1 : null };
      }
      return { lines, next: null };
    },
  );
}

type ShipmentLine = ReturnType<typeof linesFrom>[number];

function linesFrom({ state, declaration, assessment }: DeclarationRecord, part: number, index: number) {
  return declaration.goodsItems.slice(index).map((goodsItem, offset) => {
    const assessed = assessment?.lines[index + offset];
    return {
      place: part * GOODS_ITEMS_MAX + index + offset + 1,
      number: state.head.number,
      goodsItem,
      customsValue: assessed?.value ?? null,
      taxes: (assessed?.taxes ?? []).map(({ taxType, rate, amount }) => ({ taxType, rate, amount })),
    };
  });
}

const matches = ({ commodityCode = '', description = '' }: GoodsItem, wanted: string): boolean =>
  wanted === '' || commodityCode.startsWith(wanted) || foldText(description).includes(wanted);

import { can, visibleTo } from '#core/access';
import { foldText } from '#core/codes';
import { refusal } from '#core/declaration';
import { refusalFrom, type PlainDate, type Refusal } from '#core/kernel';
import { demand, SESSION_OR_KEY_SECURITY, signedInOnly } from '#server/access';
import { dayOf } from '#server/codes';
import { notFound, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';
import { CATALOGUE_REFUSALS, PRODUCTS_MAX } from '../catalogue-refusals.ts';
import type { CatalogueRoom } from '../catalogue-room.ts';
import { Id, Organisation, ProductBody, ProductSchema, productView } from '../product-schemas.ts';
import type { ProductSaid } from '../product-store.ts';
import { readCleared } from '../read-cleared.ts';

const TAGS = ['Declarations'];
const PROBLEMS = {
  401: Type.Ref('Problem'),
  403: Type.Ref('Problem'),
  404: Type.Ref('Problem'),
  422: Type.Ref('Problem'),
} as const;
const RATE_LIMIT = { max: 120, timeWindow: '1 minute' } as const;
/** More are found by a word. */
const LISTED_MAX = 200;
/** A paste of a price list. */
const ROWS_MAX = 1_000;
const isFull = refusalFrom(CATALOGUE_REFUSALS, 'CTL-001', '', { max: String(PRODUCTS_MAX) });

export function products(app: HttpApp, room: CatalogueRoom): void {
  app.addSchema(ProductSchema);
  listProducts(app, room);
  saveProducts(app, room);
  removeProduct(app, room);
}

function listProducts(app: HttpApp, { services, store }: CatalogueRoom): void {
  app.get(
    '/api/v1/catalogue',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listProducts',
        tags: TAGS,
        summary:
          'What an organisation trades in: own code, description, tariff code, origin, unit, what was accepted last',
        description: 'What was cleared since somebody last looked is brought in as you ask; the last changed first.',
        security: SESSION_OR_KEY_SECURITY,
        querystring: Type.Object(
          {
            organisation: Organisation,
            q: Type.Optional(Type.String({ maxLength: 100, description: 'Words of code, description or tariff code' })),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({ items: Type.Array(Type.Ref('CatalogueProduct')), isCut: Type.Boolean() }),
          ...PROBLEMS,
        },
      },
      config: { rateLimit: RATE_LIMIT },
    },
    async (request) => {
      const { organisation, q = '' } = request.query;
      const { organisationIds } = visibleTo(request.actor, 'catalogue.read');
      const asked = organisation === undefined ? organisationIds : [organisation];
      for (const id of asked) demand(request, 'catalogue.read', { principalId: id, organisationIds: [id] });
      // A search is typed letter by letter; what is new is brought in when the whole is looked at.
      if (q === '') for (const id of asked.slice(0, READ_MAX)) await readCleared(services, store, id);
      const words = foldText(q).split(/\s+/).filter(Boolean);
      const rows = await store.list(asked, words, LISTED_MAX + 1);
      return { items: rows.slice(0, LISTED_MAX).map(productView), isCut: rows.length > LISTED_MAX };
    },
  );
}
/** A broker of many looks at one client to have it brought up to date. */
const READ_MAX = 3;

function saveProducts(app: HttpApp, { services, store, nameOf }: CatalogueRoom): void {
  app.post(
    '/api/v1/catalogue',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'saveProducts',
        tags: TAGS,
        summary: 'Add products or change those of these codes; each is checked and answered for itself',
        security: SESSION_OR_KEY_SECURITY,
        body: Type.Object(
          {
            organisation: Organisation,
            items: Type.Array(ProductBody, { minItems: 1, maxItems: ROWS_MAX }),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            results: Type.Array(
              Type.Object({
                code: Type.String(),
                outcome: Type.Union([Type.Literal('saved'), Type.Literal('refused'), Type.Literal('taken')], {
                  description: 'taken: another product has that code',
                }),
                refusals: Type.Array(Type.Ref('Refusal')),
              }),
            ),
          }),
          ...PROBLEMS,
        },
      },
      config: { rateLimit: RATE_LIMIT },
    },
    async (request) => {
      const organisationId = request.body.organisation ?? request.actor.organisationId;
      demand(request, 'catalogue.write', { principalId: organisationId });
      const { userId } = request.actor;
      const by = { userId, name: (await nameOf(userId)) ?? '', at: services.clock.now() };
      const room = PRODUCTS_MAX - (await store.count(organisationId));
      const results = [];
      for (const [index, item] of request.body.items.entries()) {
        const said = saidOf(item);
        const refusals = index < room ? refusalsOf(said, services, index) : [isFull];
        const isSaved = refusals.length === 0 && (await store.put(organisationId, said, by));
        const outcome = isSaved ? 'saved' : refusals.length > 0 ? 'refused' : 'taken';
        results.push({ code: said.code, outcome, refusals } as const);
      }
      return { results: results.map((result) => ({ ...result, refusals: [...result.refusals] })) };
    },
  );
}

const saidOf = ({
  id,
  code,
  description,
  descriptionEn = '',
  commodityCode,
  originCountryCode = '',
  unitCode = '',
}: Omit<ProductSaid, 'descriptionEn' | 'originCountryCode' | 'unitCode'> & Partial<ProductSaid>): ProductSaid => ({
  id,
  code: code.normalize('NFC'),
  description: description.normalize('NFC').trim(),
  descriptionEn: descriptionEn.normalize('NFC').trim(),
  commodityCode: commodityCode.replaceAll(/[.\s]/g, ''),
  originCountryCode: originCountryCode.trim().toUpperCase(),
  unitCode: unitCode.trim().toUpperCase(),
});

/** Codes that a declaration would be refused for, in the same words. */
function refusalsOf(said: ProductSaid, services: Services, index: number): readonly Refusal[] {
  const { reference } = services.reference.current();
  const on: PlainDate = dayOf(undefined, services);
  const { commodityCode, originCountryCode, unitCode } = said;
  const at = (field: string) => ({ pointer: `/items/${index}/${field}` });
  const isKnown = (list: 'country' | 'unit', code: string) =>
    code === '' || reference.codes.find(list, code, on) !== undefined;
  return [
    ...(reference.tariff.lineOn(commodityCode, on)
      ? []
      : [refusal('HS-002', at('commodityCode'), { value: commodityCode, on })]),
    ...(isKnown('country', originCountryCode)
      ? []
      : [refusal('ORG-001', at('originCountryCode'), { value: originCountryCode, on })]),
    ...(isKnown('unit', unitCode)
      ? []
      : [refusal('QTY-003', at('unitCode'), { value: unitCode, on, units: unitsOf(commodityCode, on, services) })]),
  ];
}

const unitsOf = (code: string, on: PlainDate, services: Services): string =>
  services.reference.current().reference.tariff.lineOn(code, on)?.unitCodes.join(', ') ?? '–';

function removeProduct(app: HttpApp, { store }: CatalogueRoom): void {
  app.delete(
    '/api/v1/catalogue/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'removeProduct',
        tags: TAGS,
        summary: 'Take a product out of the catalogue; declarations keep what they say',
        security: SESSION_OR_KEY_SECURITY,
        params: Type.Object({ id: Id }),
        response: { 204: Type.Null(), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const found = await store.find(request.params.id);
      if (!found || !can(request.actor, 'catalogue.write', { principalId: found.organisation_id })) throw notFound();
      await store.remove(found.id);
      return reply.code(204).send(null);
    },
  );
}

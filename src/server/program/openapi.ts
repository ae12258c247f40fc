import { namedSchemas, withReferences } from './named-schemas.ts';
import type { HttpApp } from '#server/platform/http';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';

/** OpenAPI 3.1 from the schemas that also validate: the description cannot drift from the behaviour. */
export async function openApi(app: HttpApp, version: string): Promise<void> {
  for (const schema of namedSchemas()) app.addSchema(schema);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Hải Đăng API',
        version,
        description:
          'An open customs system. Errors are problem+json with all refusals at once; sending again with the same Idempotency-Key is harmless.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: [
        { name: 'Declarations' },
        { name: 'Cases', description: 'For officers' },
        { name: 'Payments' },
        { name: 'Parties' },
        { name: 'Invoices', description: 'Commercial invoices registered before their declaration' },
        { name: 'Transports', description: 'Goods under control on their way between two offices' },
        { name: 'Search', description: 'One box for everything that has a number or a name' },
        { name: 'Reliefs', description: 'Exemption lists and what is drawn on them' },
        { name: 'Notices', description: 'What there is to tell you' },
        { name: 'Webhooks', description: 'Where your own software is called, as Standard Webhooks says' },
        { name: 'Public', description: 'No account needed' },
        { name: 'Access' },
        { name: 'Operations' },
      ],
      components: {
        securitySchemes: {
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key with scopes' },
          session: { type: 'apiKey', in: 'cookie', name: 'haidang-session', description: 'A signed-in person' },
        },
      },
    },
    transform: ({ schema, url }) => ({ schema: withReferences(schema), url }),
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, index) => (typeof $id === 'string' ? $id : `schema${index}`),
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { deepLinking: true },
    uiHooks: {
      onRequest: (request, reply, done) => {
        if (OTHER_NAMES.has(request.routeOptions.url ?? '')) void reply.redirect('../openapi.json');
        else done();
      },
    },
  });
  let written: Buffer | undefined;
  app.get('/api/openapi.json', { schema: { hide: true } }, (_request, reply) =>
    // Once: anybody may ask, and writing it anew took 40 ms each time, as YAML 3 s the first time.
    reply.type('application/json; charset=utf-8').send((written ??= Buffer.from(JSON.stringify(app.swagger())))),
  );
}

/** Under which the page of the description asks for it. */
const OTHER_NAMES: ReadonlySet<string> = new Set(['/api/docs/json', '/api/docs/yaml']);

import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';

type Factory = ReturnType<typeof SerializerSelector>;
type Serializer = ReturnType<ReturnType<Factory>>;

/**
 * Compiles what answers look like, when one is first given. Each compiler is given only the shared schemas that the answer refers to,
 * and equal ones are compiled once: a hundred routes times a hundred shared schemas would cost two seconds at every start.
 */
export const responseSerializers: Factory = (shared, options) => {
  const compiled = new Map<string, Serializer>();
  const select = SerializerSelector();
  return (route) => {
    const text = JSON.stringify(route.schema);
    const known = compiled.get(text);
    if (known !== undefined) return known;
    let made: Serializer | undefined;
    const serializer: Serializer = (answer) =>
      (made ??= select(referredTo(route.schema, new Map(Object.entries(shared ?? {}))), options)(route))(answer);
    compiled.set(text, serializer);
    return serializer;
  };
};

/** The shared schemas that one refers to, and those that these refer to. */
function referredTo(schema: unknown, shared: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, member] of Object.entries(value)) {
      if (key !== '$ref' || typeof member !== 'string') {
        visit(member);
        continue;
      }
      const [id = ''] = member.split('#');
      const target = shared.get(id);
      if (target === undefined || id in found) continue;
      found[id] = target;
      visit(target);
    }
  };
  visit(schema);
  return found;
}

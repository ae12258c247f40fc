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
  const compile: ReturnType<Factory> = (route) => {
    const referred = referredTo(route.schema, new Map(Object.entries(shared ?? {})));
    return select(orNull(referred), options)({ ...route, schema: orNull(route.schema) });
  };
  return (route) => {
    const text = JSON.stringify(route.schema);
    const known = compiled.get(text);
    if (known !== undefined) return known;
    let made: Serializer | undefined;
    const serializer: Serializer = (answer) => (made ??= compile(route))(answer);
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

/**
 * The same schema, in which "this or null" is said of the value itself. As a choice of two it takes a validator to choose, and that one is compiled
 * with the whole of the document around it: the first page of goods that anybody asked for held everybody up for 0.7 seconds.
 */
function orNull<T>(schema: T): T {
  if (schema === null || typeof schema !== 'object') return schema;
  if (Array.isArray(schema)) return schema.map(orNull) as T;
  const { anyOf, ...rest } = schema as { readonly anyOf?: readonly unknown[] };
  const plain = anyOf?.length === 2 && anyOf.some(isNull) ? anyOf.find(isPlain) : undefined;
  if (plain !== undefined) return { ...rest, ...plain, nullable: true } as T;
  return Object.fromEntries(Object.entries(schema).map(([key, member]) => [key, orNull(member)])) as T;
}

const typeOf = (schema: unknown): unknown =>
  typeof schema === 'object' && schema !== null && 'type' in schema ? schema.type : undefined;
const isNull = (schema: unknown): boolean => typeOf(schema) === 'null';
const PLAIN: ReadonlySet<unknown> = new Set(['string', 'integer', 'number', 'boolean']);
/** Nothing but a value of one type: no choice among several, and no constant, which would be written whatever the value is. */
const isPlain = (schema: unknown): schema is object =>
  PLAIN.has(typeOf(schema)) && !('const' in (schema as object)) && !('enum' in (schema as object));

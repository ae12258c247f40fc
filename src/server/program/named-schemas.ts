import * as model from '#core/declaration';

/**
 * The declaration is a large schema made of shared parts. Written out at every use it would fill megabytes, so the API's
 * description names each part once, by the name it has in the code, and refers to it.
 */
type SchemaObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is SchemaObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NAMES: ReadonlyMap<string, string> = new Map(
  // Sorted, because the order of a module's names depends on who loads it.
  Object.entries(model)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, schema]) =>
      isObject(schema) && 'type' in schema && schema['type'] === 'object' ? [[JSON.stringify(schema), name]] : [],
    ),
);

/** The parts, each with its own parts referred to. */
export const namedSchemas = (): readonly SchemaObject[] =>
  [...NAMES].map(([text, name]) => ({ ...partsReferred(JSON.parse(text) as SchemaObject), $id: name }));

/** The same schema with every named part replaced by a reference. Validation never sees this form. */
export function withReferences<T>(schema: T): T {
  // The shape of what comes back is the shape of what went in, with references where objects stood.
  return referred(schema) as T;
}

function referred(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(referred);
  if (!isObject(value)) return value;
  const name = NAMES.get(JSON.stringify(value));
  return name === undefined ? partsReferred(value) : { $ref: `${name}#` };
}

const partsReferred = (schema: SchemaObject): SchemaObject =>
  Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, referred(value)]));

import { readFile } from 'node:fs/promises';

/** A schema of the API's description, as far as a caller that knows nothing else reads it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
}
interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One way to ask: addresses and bodies with something in every place that has to be filled. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly addresses: (known: Known) => readonly string[];
  /** Every variant of its body once; one of `undefined` where it takes none. */
  readonly bodies: (known: Known) => readonly unknown[];
}

/** What the caller knows of one declaration, tried in this order wherever it fits. */
export interface Known {
  readonly values: readonly string[];
  readonly declaration: unknown;
}

/** Every operation of the API's description: one that is added to it is asked like the others. */
export async function everyOperation(): Promise<readonly Operation[]> {
  const { paths, components } = JSON.parse(await readFile('docs/reference/openapi.json', 'utf8')) as Description;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(path, method, described, components.schemas)),
  );
}

type Named = Readonly<Record<string, Schema>>;

function operationOf(path: string, method: string, described: Described, named: Named): Operation {
  const { operationId, parameters = [], requestBody } = described;
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const asked = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const body = requestBody?.content['application/json']?.schema;
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    addresses: (known) => {
      const query = asked.map(
        ({ name, schema }) => `${name}=${encodeURIComponent(String(fill(schema, known, named)))}`,
      );
      return inPath
        .reduce<readonly string[]>(
          (addresses, { name, schema }) =>
            addresses.flatMap((address) =>
              choices(schema, known).map((value) => address.replace(`{${name}}`, encodeURIComponent(value))),
            ),
          [path],
        )
        .map((address) => (query.length > 0 ? `${address}?${query.join('&')}` : address));
    },
    bodies: (known) =>
      body === undefined ? [undefined] : variants(body).map((variant) => fill(variant, known, named)),
  };
}

const variants = (schema: Schema): readonly Schema[] =>
  schema.anyOf?.every(({ type }) => type === 'object') ? schema.anyOf : [schema];

/** Each value of an enumeration; else everything known that fits, or something made up that does. */
function choices(schema: Schema, known: Known): readonly string[] {
  const listed = (schema.anyOf ?? []).flatMap((one) => one.enum ?? []).concat(schema.enum ?? []);
  if (listed.length > 0) return listed.map(String);
  if (schema.type === 'integer') return [String(schema.minimum ?? 0)];
  const fitting = known.values.filter((value) => fits(value, schema));
  return fitting.length > 0 ? fitting.slice(0, CHOICES_MAX) : [madeUp(schema)];
}
/** More of one kind tell nothing more. */
const CHOICES_MAX = 2;

const MADE_UP = [
  'thử xem',
  'abc-1234',
  'ABC-1',
  '1',
  'VN',
  '84713020',
  '8471',
  '2026-11-21',
  '2026-11-21T03:00:00Z',
  '1000',
  'EL000000001',
  'IV000000001',
  'AB-2026-C1-D1',
  'abc:1',
  'units',
  '02CI',
  '00000000-0000-4000-8000-000000000000',
  'we_00000000-0000-4000-8000-000000000000',
  'a'.repeat(43),
  '0'.repeat(64),
];
const madeUp = (schema: Schema): string => MADE_UP.find((text) => fits(text, schema)) ?? 'x';

const fits = (text: string, { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema): boolean =>
  text.length >= minLength &&
  text.length <= maxLength &&
  (pattern === undefined || new RegExp(pattern, 'u').test(text));

/** The least that fits: what is required, and of choices the first. */
function fill(schema: Schema, known: Known, named: Named): unknown {
  const { $ref } = schema;
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    return name === 'Declaration' ? known.declaration : fill(named[name] ?? {}, known, named);
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return schema.anyOf[0] ? fill(schema.anyOf[0], known, named) : null;
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name, { $ref: ref }]) => schema.required?.includes(name) || ref?.endsWith('/Declaration'))
          .map(([name, property]) => [name, fill(property, known, named)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 1 }, () => fill(schema.items ?? {}, known, named));
    case 'string':
      // A number of a declaration is meant only where nothing but one would do.
      return schema.pattern?.includes('\\d{12}') ? choices(schema, known)[0] : madeUp(schema);
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return true;
    default:
      return null;
  }
}

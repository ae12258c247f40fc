import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Declaration } from '#core/declaration';
import { extractFacts } from './extract-facts.ts';
import { classOf, type AnyClass } from './binding.ts';
import { declarationBinding, metaDataBinding, requestBinding } from './declaration-binding.ts';
import {
  envelopeFrom,
  MetaData,
  readDeclaration,
  readResponse,
  RequestCommon,
  Response,
  writeDeclaration,
  writeResponse,
  XML_LIMITS,
} from './index.ts';
import { responseBinding } from './response-binding.ts';

/** The schema as data: enough of JSON Schema to walk it without knowing the library that made it. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}
type Value = Record<string, unknown>;

const DECLARATION = Declaration as unknown as Schema;
const RESPONSE = Response as unknown as Schema;
/** What customs itself keeps with a declaration: no message has a place for it. */
const IN_NO_MESSAGE = ['shipment'];
const bytesOf = (xml: string): Uint8Array => new TextEncoder().encode(xml);

/** Characters that are hard on XML, on JSON, or on people who trim and normalise what is not theirs. */
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'Z', '0', '9', ' ', '-', '/', '.', '%') },
  { weight: 3, arbitrary: fc.constantFrom('&', '<', '>', '"', "'", '\t', '\n', '\r', ']') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('đ', 'ữ', 'u\u031b\u0303', '\u00a0', '\u2028', '€', '𠮷', '\ufeff'),
  },
);

const textOf = (schema: Schema): fc.Arbitrary<string> =>
  fc
    .array(character, { minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 20, 12) })
    .map((pieces) =>
      Array.from(pieces.join(''))
        .slice(0, schema.maxLength ?? 20)
        .join(''),
    );

const DECIMAL = fc
  .tuple(fc.constantFrom('', '-'), fc.stringMatching(/^\d{1,20}$/), fc.constantFrom('', '.0', '.50', '.1234567890'))
  .map((parts) => parts.join(''));
const DATE = fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/);

function arbitraryOf(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => arbitraryOf(one, depth)));
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 99 });
  if (schema.type === 'array')
    return fc.array(arbitraryOf(schema.items ?? {}, depth + 1), { minLength: 1, maxLength: 3 });
  if (schema.type === 'string') {
    if (schema.pattern?.includes('\\.') === true) return DECIMAL;
    if (schema.pattern?.includes('{4}') === true) return DATE;
    return textOf(schema);
  }
  return objectOf(schema, depth);
}

function objectOf(schema: Schema, depth: number): fc.Arbitrary<Value> {
  const names = Object.keys(schema.properties ?? {}).filter(
    (name) => name !== 'qualifiers' && !IN_NO_MESSAGE.includes(name),
  );
  const required = names.filter((name) => schema.required?.includes(name) === true);
  const others = names.filter((name) => !required.includes(name));
  const mostFields = depth === 0 ? 14 : 5;
  return fc.subarray(others, { maxLength: Math.min(others.length, mostFields) }).chain((chosen) => {
    const members = [...required, ...chosen].map(
      (name) => [name, arbitraryOf(schema.properties?.[name] ?? {}, depth + 1)] as const,
    );
    return fc.record(Object.fromEntries(members)).chain((value) => withQualifiers(canonical(value), schema));
  });
}

const QUALIFYING = ['schemeId', 'listId', 'languageId', 'listAgencyName', 'name', 'format'];

/** Now and then, qualifiers on one of the text values present. */
function withQualifiers(value: Value, schema: Schema): fc.Arbitrary<Value> {
  const texts = Object.keys(value).filter(
    (name) => isPlainText(schema.properties?.[name]) && !IN_ANOTHER_PLACE.has(name),
  );
  if (schema.properties?.['qualifiers'] === undefined || texts.length === 0) return fc.constant(value);
  const qualified = fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...QUALIFYING), textOf({ maxLength: 12 }));
  return fc
    .option(qualified, { freq: 4, nil: undefined })
    .map((chosen) =>
      chosen === undefined ? value : { ...value, qualifiers: { [chosen[0]]: { [chosen[1]]: chosen[2] } } },
    );
}

const isPlainText = (schema: Schema | undefined): boolean =>
  schema?.type === 'string' && schema.pattern?.includes('{4}') !== true && schema.pattern?.includes('\\.') !== true;
/** Texts that are attributes of another value, or whose qualifiers have a place of their own. */
const IN_ANOTHER_PLACE = new Set([
  'schemaLocation',
  'bodySchemaLocation',
  'gluedPrefix',
  'element',
  'namespace',
  'totalPackageUnitCode',
  'commodityCode',
  'formatCode',
  'value',
  'form',
  'currency',
  'unitCode',
  'amount',
]);

/** The one form, of several with the same meaning, in which a message comes back. */
function canonical(value: Value): Value {
  const { furtherOrigins, commodityClassification, ...rest } = value;
  const result: Value = { ...rest };
  if (furtherOrigins !== undefined && result['origin'] !== undefined) result['furtherOrigins'] = furtherOrigins;
  if (typeof result['formatCode'] === 'string' && result['formatCode'] === '102') result['formatCode'] = '304';
  const others = (result['classifications'] ?? []) as Value[];
  for (const other of others)
    if (other['identificationTypeCode'] !== undefined) other['identificationTypeCode'] = 'TRC';
  if (commodityClassification === undefined || result['commodityCode'] === undefined) return result;
  const said = { ...(commodityClassification as Value) };
  if (said['identificationTypeCode'] !== undefined) said['identificationTypeCode'] = 'HS';
  if (said['position'] !== undefined) said['position'] = others.length;
  if (said['position'] === 0) delete said['position'];
  if (Object.keys(said).length > 0) result['commodityClassification'] = said;
  return result;
}

const declarations = objectOf(DECLARATION, 0) as unknown as fc.Arbitrary<Declaration>;
const envelopes = fc.oneof(
  fc.constant(envelopeFrom('XX')),
  fc.constant<MetaData>({ bare: true }),
  objectOf(MetaData as unknown as Schema, 2).map((value) => {
    const {
      bare: _bare,
      lostColons: _lost,
      lostNamespaces: _stripped,
      gluedPrefix: _glued,
      request,
      bodySchemaLocation,
      ...rest
    } = value as unknown as MetaData;
    const wrapper =
      request === undefined
        ? {}
        : { request: { ...request, element: 'submitDeclarationRequest', namespace: 'urn:example:gateway' } };
    return {
      ...rest,
      ...wrapper,
      ...(bodySchemaLocation === undefined ? {} : { bodySchemaLocation }),
    };
  }),
);

describe('a declaration in JSON and in XML', () => {
  it('comes back from XML as it went in, whatever the schema allows', () => {
    fc.assert(
      fc.property(declarations, envelopes, (declaration, metaData) => {
        const read = readDeclaration(bytesOf(writeDeclaration(declaration, metaData)));
        expect(read).toMatchObject({ ok: true });
        if (!read.ok) return;
        expect(read.value.declaration).toEqual(declaration);
        expect(read.value.metaData).toEqual(metaData);
      }),
      { numRuns: 200 },
    );
  });

  it('counts each fact of the document once, as typed or as aside', () => {
    fc.assert(
      fc.property(declarations, envelopes, (declaration, metaData) => {
        const xml = bytesOf(writeDeclaration(declaration, metaData));
        const read = readDeclaration(xml);
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        expect(read.value.typedFacts).toBe(extractFacts(xml, XML_LIMITS).facts.size);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a response in JSON and in XML', () => {
  const responses = objectOf(RESPONSE, 0) as unknown as fc.Arbitrary<Response>;
  const stripped = fc
    .constantFrom<MetaData>({ gluedPrefix: '_2' }, {})
    .map((header): MetaData => ({ ...header, wcoTypeName: 'RES', lostNamespaces: true }));

  it('comes back from XML as it went in, with every fact counted, whatever the schema allows', () => {
    fc.assert(
      fc.property(responses, envelopes, (response, metaData) => {
        const xml = bytesOf(writeResponse(response, metaData));
        const read = readResponse(xml);
        expect(read).toMatchObject({ ok: true });
        if (!read.ok) return;
        expect(read.value.response).toEqual(response);
        expect(read.value.metaData).toEqual(metaData);
        expect(read.value.typedFacts).toBe(extractFacts(xml, XML_LIMITS).facts.size);
      }),
      { numRuns: 200 },
    );
  });

  it('comes back from a document without namespaces, and goes back without them', () => {
    fc.assert(
      fc.property(responses, stripped, (response, metaData) => {
        const xml = writeResponse(response, metaData);
        expect(xml).not.toMatch(/xmlns|<\w+:/);
        const read = readResponse(bytesOf(xml));
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        expect(read.value.response).toEqual(response);
        expect(read.value.metaData).toEqual(metaData);
      }),
      { numRuns: 100 },
    );
  });

  it('is no declaration, nor a declaration a response, with or without namespaces', () => {
    const response = bytesOf(writeResponse({ functionCode: '01' }, envelopeFrom('XX', 'RES')));
    expect(readDeclaration(response)).toMatchObject({ error: [{ kind: 'notDeclaration', code: 'WCO-001' }] });
    const declaration = writeDeclaration({ typeCode: 'A11', goodsItems: [] }, envelopeFrom('XX'));
    expect(readResponse(bytesOf(declaration))).toMatchObject({ error: [{ kind: 'notResponse', code: 'WCO-005' }] });
    const without = declaration.replaceAll(/ xmlns(:\w+)?="[^"]*"/g, '').replaceAll(/(<\/?)\w+:/g, '$1');
    expect(readDeclaration(bytesOf(without))).toMatchObject({ error: [{ kind: 'notDeclaration' }] });
    expect(readResponse(bytesOf(without))).toMatchObject({ error: [{ kind: 'notResponse' }] });
  });
});

describe('the binding table', () => {
  it('does not compile where it disagrees with the model', () => {
    interface Model {
      readonly name?: string;
      readonly sequence?: number;
      readonly parts?: Model[];
    }
    const model = classOf<Model>((is) => [is.text('Name', 'name'), is.count('SequenceNumeric', 'sequence')]);
    const other = classOf<{ readonly name: number }>(() => []);
    classOf<Model>((is) => [
      // @ts-expect-error there is no such field
      is.text('Name', 'names'),
      // @ts-expect-error the field holds a number
      is.text('SequenceNumeric', 'sequence'),
      // @ts-expect-error the field holds a list
      is.one('Part', 'parts', model),
      // @ts-expect-error the field holds another class
      is.many('Part', 'parts', other),
      is.many('Part', 'parts', model),
    ]);
    expect(model.byElement.size).toBe(2);
  });

  it('has a place in the message for every field of the model, and no field twice in a class', () => {
    const visited = new Set<AnyClass>();
    const check = (schema: Schema, binding: AnyClass, silent: readonly string[] = []): void => {
      if (visited.has(binding)) return;
      visited.add(binding);
      const bound = fieldsOf(binding);
      const fields = Object.keys(schema.properties ?? {}).filter(
        (name) => name !== 'qualifiers' && !silent.includes(name),
      );
      expect([...bound.keys()].toSorted()).toEqual(fields.toSorted());
      for (const [field, of] of bound) {
        const member = schema.properties?.[field];
        if (of !== undefined)
          check(member?.items ?? member ?? {}, of, field === 'commodityClassification' ? ['position'] : []);
      }
    };
    check(DECLARATION, declarationBinding, IN_NO_MESSAGE);
    check(RESPONSE, responseBinding);
    check(MetaData as unknown as Schema, metaDataBinding, [
      'schemaLocation',
      'bodySchemaLocation',
      'bare',
      'request',
      'lostColons',
      'lostNamespaces',
      'gluedPrefix',
    ]);
    check(RequestCommon, requestBinding, ['element', 'namespace', 'schemaLocation']);
    expect(visited.size).toBeGreaterThan(35);
  });
});

/** Each field of a class with the class that it holds, dissolved elements included. */
function fieldsOf(binding: AnyClass): ReadonlyMap<string, AnyClass | undefined> {
  const fields = new Map<string, AnyClass | undefined>();
  const add = (field: string | undefined, of?: AnyClass): void => {
    if (field === undefined) return;
    if (fields.has(field)) throw new Error(`${field} is bound twice`);
    fields.set(field, of);
  };
  for (const bound of binding.elements) {
    if (bound.kind === 'inside') for (const [field, of] of fieldsOf(bound.of)) add(field, of);
    else if (bound.kind === 'primary') {
      add('commodityCode');
      add('commodityClassification');
      add(bound.rest, bound.of);
    } else if (bound.kind === 'date') {
      add(bound.dateField);
      add(bound.dateTimeField);
    } else if ('of' in bound) {
      add(bound.field, bound.of);
      add(bound.rest, bound.of);
    } else {
      add(bound.field);
      add(bound.unitField);
    }
  }
  return fields;
}

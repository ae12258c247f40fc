import { STATED_TEXT } from '#core/kernel';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

/** What people give as a reason, by the names the API has for it. */
const REASON_NAMES = ['reason', 'reasonForTrader'];

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly [keyword: string]: unknown;
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const description = JSON.parse(await readFile('docs/reference/openapi.json', 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

const operations = Object.values(description.paths).flatMap((methods) => Object.values(methods));

/** Every reason that a schema takes, however deep, by its path. */
function reasonsIn(schema: unknown, at: string, seen: ReadonlySet<string> = new Set()): readonly [string, Schema][] {
  if (schema === null || typeof schema !== 'object') return [];
  const { $ref, properties } = schema as Schema;
  if ($ref !== undefined) {
    if (seen.has($ref)) return [];
    return reasonsIn(description.components.schemas[$ref.split('/').at(-1) ?? ''], at, new Set([...seen, $ref]));
  }
  const own = Object.entries(properties ?? {}).flatMap(([name, property]): [string, Schema][] =>
    REASON_NAMES.includes(name) ? [[`${at}/${name}`, property]] : [],
  );
  return [...own, ...Object.entries(schema).flatMap(([name, inner]) => reasonsIn(inner, `${at}/${name}`, seen))];
}

/** A proposal may be withdrawn without a word, since it is one's own; a letter is drafted while its reason is still being written. */
const WORDLESS = ['withdrawProposal', 'draftLetter'];

test('no route takes a reason that says nothing', () => {
  const taken = operations
    .filter(({ operationId }) => !WORDLESS.includes(operationId))
    .flatMap(({ operationId, parameters = [], requestBody }) => [
      ...parameters
        .filter(({ name }) => REASON_NAMES.includes(name))
        .map(({ name, schema }): [string, Schema] => [`${operationId}?${name}`, schema]),
      ...reasonsIn(requestBody, operationId),
    ]);
  expect(taken.length).toBeGreaterThan(30);
  expect(taken.filter(([, { pattern }]) => pattern !== STATED_TEXT).map(([at]) => at)).toEqual([]);
});

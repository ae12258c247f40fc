import { CHANGES, type Change, type ShownChange } from '#core/approval';
import { foldText } from '#core/codes';
import { Type, type Static } from 'typebox';

const PAGE_DEFAULT = 100;
const PAGE_MAX = 1_000;

/** Which changes, from where on. */
export const ListChanges = Type.Object({
  change: Type.Optional(Type.Enum(CHANGES)),
  q: Type.Optional(Type.String({ maxLength: 100, description: 'The beginning of a key, or words of a name' })),
  cursor: Type.Optional(Type.String({ pattern: '^\\d{1,9}$' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT })),
});

export const ChangesPage = Type.Object({
  items: Type.Array(Type.Ref('ShownChange')),
  total: Type.Integer({ description: 'How many fit the question' }),
  nextCursor: Type.Union([Type.String(), Type.Null()]),
});

export function changesPage(changes: readonly ShownChange[], question: Static<typeof ListChanges>) {
  const { change, q = '', cursor = '0', limit = PAGE_DEFAULT } = question;
  const fitting = changes.filter((one) => fits(one, change, q));
  const from = Number(cursor);
  const next = from + limit;
  const items = fitting.slice(from, next).map((one) => ({ ...one, fields: [...one.fields] }));
  return { items, total: fitting.length, nextCursor: next < fitting.length ? String(next) : null };
}

function fits(one: ShownChange, change: Change | undefined, q: string): boolean {
  if (change !== undefined && one.change !== change) return false;
  const key = q.replaceAll(/[. ]/g, '');
  return q.trim() === '' || one.key.startsWith(key) || foldText(`${one.name.vi} ${one.name.en}`).includes(foldText(q));
}

import { Declaration } from './declaration.ts';

/** A JSON schema as far as a place in it is looked for. */
interface Shape {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: unknown;
}

/** Of a measure the figure, of an amount the sum: what somebody means who says that the value is wrong. */
const MAIN_MEMBERS = ['value', 'amount'] as const;
const INTEGER = 'integer';
const MASSES: ReadonlySet<string> = new Set(['totalGrossMass', 'grossMass', 'netMass']);

/**
 * The field that a pointer into a declaration is about: itself, or the figure of the measure or amount that it names. `undefined`
 * where one text can not mend it, as of a whole line.
 */
export function fieldPointer(pointer: string): string | undefined {
  const shape = shapeAt(pointer);
  if (shape === undefined) return undefined;
  if (!shape.properties) return shape.items === undefined ? pointer : undefined;
  const main = MAIN_MEMBERS.find((name) => shape.properties?.[name]);
  return main && `${pointer}/${main}`;
}

/** What is declared at a place; empty where nothing is. */
export function fieldText(declaration: unknown, pointer: string): string {
  let node = declaration;
  for (const name of pointer.split('/').slice(1)) node = membersOf(node)[name];
  return typeof node === 'string' || typeof node === 'number' ? String(node) : '';
}

export interface FieldText {
  readonly pointer: string;
  /** An empty one takes the field out. */
  readonly text: string;
}

/**
 * The declaration with other texts at some of its fields. What it lacks on the way there is made; a mass is in kilograms and an amount in
 * the currency of the invoice unless it says otherwise. What comes of it is for `examine…` to judge.
 */
export function withFieldTexts(declaration: unknown, texts: readonly FieldText[]): unknown {
  return texts.reduce<unknown>((before, { pointer, text }) => {
    const names = pointer.split('/').slice(1);
    const isInteger = shapeAt(pointer)?.type === INTEGER && /^\d{1,9}$/.test(text);
    const value = isInteger ? Number(text) : text;
    const after = put(before, names, text === '' ? undefined : value);
    return text === '' ? after : withQualifier(after, names);
  }, declaration);
}

function withQualifier(declaration: unknown, names: readonly string[]): unknown {
  const [group = '', last] = names.slice(-2);
  const around = names.slice(0, -1);
  const unit = last === 'value' && MASSES.has(group) ? (['unitCode', 'KGM'] as const) : undefined;
  const currency = fieldText(declaration, '/invoiceAmount/currency');
  const qualifier = unit ?? (last === 'amount' && currency !== '' ? (['currency', currency] as const) : undefined);
  if (!qualifier || fieldText(declaration, `/${[...around, qualifier[0]].join('/')}`) !== '') return declaration;
  return put(declaration, [...around, qualifier[0]], qualifier[1]);
}

function put(node: unknown, [name, ...rest]: readonly string[], value: string | number | undefined): unknown {
  if (name === undefined) return value;
  const child = put(membersOf(node)[name], rest, value);
  if (Array.isArray(node) || (node === undefined && /^\d+$/.test(name))) {
    const members = membersOf(node);
    const length = Math.max(Array.isArray(node) ? node.length : 0, Number(name) + 1);
    return Array.from({ length }, (_, index) => (index === Number(name) ? child : members[index]));
  }
  const { [name]: _, ...others } = membersOf(node);
  return child === undefined ? others : { ...membersOf(node), [name]: child };
}

function shapeAt(pointer: string): Shape | undefined {
  let shape: Shape | undefined = Declaration;
  for (const name of pointer.split('/').slice(1))
    shape = shape?.items !== undefined && /^\d+$/.test(name) ? shape.items : ownShape(shape, name);
  return pointer === '' ? undefined : shape;
}

const ownShape = (shape: Shape | undefined, name: string): Shape | undefined =>
  shape?.properties && Object.hasOwn(shape.properties, name) ? shape.properties[name] : undefined;

const membersOf = (node: unknown): Readonly<Record<string, unknown>> =>
  typeof node === 'object' && node !== null ? Object.fromEntries(Object.entries(node)) : {};

import type { Amount, Classification, CommodityClassification, DateTime, Measure } from '#core/declaration';
import type { NamespaceName } from './namespaces.ts';

/**
 * How a class of the message and a type of the model correspond: an ordered list of elements, each with the field that
 * holds it. One table drives the reader and the writer, so that they cannot disagree; the compiler checks that each field
 * exists in the model and has the type that the element's kind needs.
 */
export interface ClassBinding<T> {
  readonly elements: readonly ElementBinding[];
  readonly byElement: ReadonlyMap<string, ElementBinding>;
  /** Never set: ties the table to the model type for the compiler. */
  readonly model?: T;
}
export type AnyClass = ClassBinding<unknown>;

export type ElementBinding = LeafBinding | DateBinding | ClassElementBinding | DissolvedBinding | PrimaryBinding;

interface Named {
  readonly element: string;
  readonly namespace: NamespaceName;
}

export interface LeafBinding extends Named {
  readonly kind: 'text' | 'decimal' | 'count' | 'amount' | 'measure';
  readonly field: string;
  /** Where a count's `unitCode` attribute has a field of its own. */
  readonly unitField?: string;
}

/** A date: `dateField` holds it in the form 102 as `YYYY-MM-DD`; every other form goes to `dateTimeField` as it stands. */
export interface DateBinding extends Named {
  readonly kind: 'date';
  readonly dateField?: string;
  readonly dateTimeField: string;
}

/** A class that is one object, a list of objects, or one object (`field`) and a list of further ones (`rest`). */
export interface ClassElementBinding extends Named {
  readonly kind: 'one' | 'many' | 'first';
  readonly field: string;
  readonly rest?: string;
  readonly of: AnyClass;
}

/** A class of the message whose facts belong to the object around it. */
export interface DissolvedBinding extends Named {
  readonly kind: 'inside';
  readonly of: AnyClass;
}

/** Classifications, the primary of which becomes the commodity code (see `primary-classification.ts`). */
export interface PrimaryBinding extends Named {
  readonly kind: 'primary';
  readonly rest: 'classifications';
  readonly of: AnyClass;
}

type FieldOf<T, V> = { [K in keyof T & string]-?: NonNullable<T[K]> extends V ? K : never }[keyof T & string];
type ListOf<T, V> = { [K in keyof T & string]-?: NonNullable<T[K]> extends readonly V[] ? K : never }[keyof T & string];
type PrimaryHolder = {
  readonly commodityCode?: string;
  readonly commodityClassification?: CommodityClassification;
  readonly classifications?: readonly Classification[];
};

/** The words in which the table is written; each takes the element's name first and the model's field second. */
export interface Binder<T> {
  readonly text: (element: string, field: FieldOf<T, string>) => ElementBinding;
  readonly decimal: (element: string, field: FieldOf<T, string>) => ElementBinding;
  readonly count: (element: string, field: FieldOf<T, number>, unitField?: FieldOf<T, string>) => ElementBinding;
  readonly amount: (element: string, field: FieldOf<T, Amount>) => ElementBinding;
  readonly measure: (element: string, field: FieldOf<T, Measure>) => ElementBinding;
  readonly dateTime: (element: string, dateTimeField: FieldOf<T, DateTime>) => ElementBinding;
  readonly date: (
    element: string,
    dateField: FieldOf<T, string>,
    dateTimeField: FieldOf<T, DateTime>,
  ) => ElementBinding;
  readonly one: <V extends object>(element: string, field: FieldOf<T, V>, of: ClassBinding<V>) => ElementBinding;
  readonly many: <V extends object>(element: string, field: ListOf<T, V>, of: ClassBinding<V>) => ElementBinding;
  readonly first: <V extends object>(
    element: string,
    field: FieldOf<T, V>,
    rest: ListOf<T, V>,
    of: ClassBinding<V>,
  ) => ElementBinding;
  readonly inside: (element: string, elements: (binder: Binder<T>) => readonly ElementBinding[]) => ElementBinding;
  readonly primary: T extends PrimaryHolder
    ? (element: string, of: ClassBinding<Classification>) => ElementBinding
    : never;
  /** The same words for elements of another namespace. */
  readonly extension: Binder<T>;
}

export function classOf<T extends object>(
  elements: (binder: Binder<T>) => readonly ElementBinding[],
  namespace: NamespaceName = 'body',
): ClassBinding<T> {
  return bound(elements(binderFor<T>(namespace)));
}

function bound<T>(elements: readonly ElementBinding[]): ClassBinding<T> {
  return { elements, byElement: new Map(elements.map((element) => [element.element, element])) };
}

function binderFor<T>(namespace: NamespaceName): Binder<T> {
  const leaf =
    (kind: LeafBinding['kind']) =>
    (element: string, field: string, unitField?: string): ElementBinding =>
      unitField === undefined ? { kind, element, namespace, field } : { kind, element, namespace, field, unitField };
  const binder = {
    text: leaf('text'),
    decimal: leaf('decimal'),
    count: leaf('count'),
    amount: leaf('amount'),
    measure: leaf('measure'),
    dateTime: (element: string, dateTimeField: string): ElementBinding => ({
      kind: 'date',
      element,
      namespace,
      dateTimeField,
    }),
    date: (element: string, dateField: string, dateTimeField: string): ElementBinding => ({
      kind: 'date',
      element,
      namespace,
      dateField,
      dateTimeField,
    }),
    one: (element: string, field: string, of: AnyClass): ElementBinding => ({
      kind: 'one',
      element,
      namespace,
      field,
      of,
    }),
    many: (element: string, field: string, of: AnyClass): ElementBinding => ({
      kind: 'many',
      element,
      namespace,
      field,
      of,
    }),
    first: (element: string, field: string, rest: string, of: AnyClass): ElementBinding => ({
      kind: 'first',
      element,
      namespace,
      field,
      rest,
      of,
    }),
    inside: (element: string, elements: (binder: Binder<T>) => readonly ElementBinding[]): ElementBinding => ({
      kind: 'inside',
      element,
      namespace,
      of: bound(elements(binder)),
    }),
    primary: (element: string, of: AnyClass): ElementBinding => ({
      kind: 'primary',
      element,
      namespace,
      rest: 'classifications',
      of,
    }),
    get extension(): Binder<T> {
      return binderFor<T>('extension');
    },
    // The compiler cannot see that one function serves a conditional type; the table's own types are checked at each use.
  } as unknown as Binder<T>;
  return binder;
}

declare const brand: unique symbol;

/** A primitive that was checked at the edge and is trusted inside. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** What the server said of a field, by its pointer; or that it is missing, once somebody tried to send. */
export interface Said {
  readonly at: (pointer: `/${string}`) => string | undefined;
  readonly missing: (value: string) => string | undefined;
}

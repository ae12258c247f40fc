import type { SearchAnswer } from '#web/client';

type Group = SearchAnswer['groups'][number];
/** What has a page to open. */
type FoundKind = Exclude<Group['kind'], 'guarantees'>;

/** Something that the server found, or that was opened before. */
export interface FoundEntry {
  readonly href: string;
  readonly number: string | null;
  readonly title: string;
  readonly note: string | null;
}
export interface FoundGroup {
  readonly kind: FoundKind;
  readonly items: readonly FoundEntry[];
}

const HREFS: Readonly<Record<FoundKind, (id: string) => string>> = {
  cases: (id) => `/cases/${id}`,
  declarations: (id) => `/declarations/${id}`,
  shipments: (id) => `/shipments/${id}`,
  drafts: (id) => `/declarations/new?draft=${id}`,
  invoices: (id) => `/invoices/${id}`,
  transports: (id) => `/transports/${id}`,
  exemptionLists: (id) => `/exemption-lists/${id}`,
};

/** What was found and can be opened, with its address. Guarantees have no page of their own. */
export const foundGroups = ({ groups }: SearchAnswer): readonly FoundGroup[] =>
  groups.flatMap(({ kind, items }) =>
    kind === 'guarantees'
      ? []
      : [
          {
            kind,
            items: items.map(({ id, number, title, note }) => ({ href: HREFS[kind](id), number, title, note })),
          },
        ],
  );

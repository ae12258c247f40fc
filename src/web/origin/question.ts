/** What the page was asked, as it stands in its address. */
export interface OriginSearch {
  readonly code?: string;
  readonly origin?: string;
  readonly on?: string;
  /** The treatment whose conditions are shown. */
  readonly treatment?: string;
  readonly value?: string;
  readonly currency?: string;
}

export const isCode = (code: string): boolean => /^\d{8}$/.test(code);

/** Whose customs this is, as the server tells it. */
export interface CountryHere {
  readonly currency: string;
  readonly zoneOffsetMinutes: number;
  /** What a form begins with. */
  readonly usual: { readonly typeCode: string; readonly officeId: string | null; readonly invoiceCurrency: string };
}

/** Until it is told, times are those of everybody and no currency is named. */
let here: CountryHere = {
  currency: '',
  zoneOffsetMinutes: 0,
  usual: { typeCode: '', officeId: null, invoiceCurrency: '' },
};

/** Told once, before anything is drawn. */
export const setCountry = (country: CountryHere): void => void (here = country);
export const country = (): CountryHere => here;

/** `+07:00`: the country's zone, which keeps one offset all year. What is typed without a zone is of here. */
export function zoneHere(): string {
  const minutes = Math.abs(here.zoneOffsetMinutes);
  const two = (count: number): string => String(count).padStart(2, '0');
  return `${here.zoneOffsetMinutes < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
}

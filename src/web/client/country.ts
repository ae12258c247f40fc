import { plainFetch } from './http.ts';
import { apiClient, type Schemas } from '#client';

type Country = Schemas['Country'];
const KEPT_AS = 'haidang.country';

/** Whose customs this is. Without a connection, what was told last on this device; nothing where that never was. */
export async function readCountry(): Promise<Country | undefined> {
  try {
    const { data } = await apiClient({ baseUrl: '', fetch: plainFetch }).GET('/api/v1/country');
    if (data === undefined) return kept();
    localStorage.setItem(KEPT_AS, JSON.stringify(data));
    return data;
  } catch {
    return kept();
  }
}

function kept(): Country | undefined {
  const text = localStorage.getItem(KEPT_AS);
  return text === null ? undefined : (JSON.parse(text) as Country);
}

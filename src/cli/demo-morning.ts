import { apiClient } from '#client';
import { legalDate } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import type { DemoPrincipal, Program } from '#server/program';
import { sendDemoTraffic } from '#sim/demo';

/** Enough to fill a list and a queue, and sent in about a second. */
const DECLARATIONS = 60;

/** A demo that has seen no declaration yet gets a morning's worth of simulated ones. */
export async function fillDemo(program: Program, principals: readonly DemoPrincipal[]): Promise<void> {
  const key = program.demo?.keys.find(({ label }) => label === 'demo broker')?.key;
  if (key === undefined) return;
  const broker = apiClient({ baseUrl: program.url, apiKey: key });
  const { data } = await broker.GET('/api/v1/declarations', { params: { query: { limit: 1 } } });
  if (data && data.items.length > 0) return;
  const { reference } = program.services.reference.current();
  const documents = program.demo?.accounts.find(({ roles }) => roles.includes('documentOfficer'));
  await sendDemoTraffic({
    broker,
    reference,
    today: legalDate(program.services.clock.now(), reference.country.zoneOffsetMinutes),
    traders: [{ id: DEMO_TRADER, name: 'Công ty TNHH Hải Âu Tưởng Tượng' }, ...principals],
    offices: documents?.offices.filter((office) => office[2] === 'C') ?? [],
    declarations: DECLARATIONS,
  });
}

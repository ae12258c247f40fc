import { listenRefusal } from '#server/platform/config';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/**
 * Where to listen, looked at before anything is started: cookies and links name the address, and a port that is taken is told before a
 * database has been made for it. With 0 any port that is free; with another that one, or a refusal.
 */
export async function freePort(place: { readonly host: string; readonly port: number }): Promise<number> {
  const probe = createServer().listen(place.port, place.host);
  await once(probe, 'listening').catch((error: unknown) => {
    throw listenRefusal(error, place);
  });
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

import { listenRefusal } from '#server/platform/config';
import { createServer, type AddressInfo } from 'node:net';

/**
 * Where to listen, looked at before anything is started: cookies and links name the address, and a port that is taken is told before a
 * database has been made for it. With 0 any port that is free; with another that one, or a refusal.
 */
export function freePort({ host, port }: { readonly host: string; readonly port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', (error) => reject(listenRefusal(error, { host, port })));
    probe.listen(port, host, () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => resolve(free));
    });
  });
}

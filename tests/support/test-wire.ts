import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire between two programs, in the hands of somebody who can cut, hold, record and repeat, but not read. For tests. */
export interface TestWire {
  readonly address: string;
  /** Ends every connection, as the death of a program does. */
  readonly cut: () => void;
  /** From now on nothing passes on the connections there are. */
  readonly freeze: () => void;
  /** Sends the last chunk towards the target once more. */
  readonly repeatLast: () => void;
  /** All that went towards the target on the first connection. */
  readonly recorded: () => Buffer;
  readonly close: () => void;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  readonly sent: Buffer[];
  frozen: boolean;
}

export async function testWire(target: string): Promise<TestWire> {
  const [host = '', port] = target.split(':');
  const pairs: Pair[] = [];
  const server = createServer((near) => {
    const far = connect({ host, port: Number(port) });
    const pair: Pair = { near, far, sent: [], frozen: false };
    pairs.push(pair);
    near.on('data', (chunk: Buffer) => {
      pair.sent.push(chunk);
      if (!pair.frozen) far.write(chunk);
    });
    far.on('data', (chunk: Buffer) => {
      if (!pair.frozen) near.write(chunk);
    });
    near.on('error', () => undefined).once('close', () => far.destroy());
    far.on('error', () => undefined).once('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => pairs.forEach(({ near }) => near.destroy());
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    freeze: () => pairs.forEach((pair) => (pair.frozen = true)),
    repeatLast: () => pairs.forEach(({ far, sent }) => void far.write(sent.at(-1) ?? '')),
    recorded: () => Buffer.concat(pairs[0]?.sent ?? []),
    close: () => {
      cut();
      server.close();
    },
  };
}

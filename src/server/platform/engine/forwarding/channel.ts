import { hkdfSync } from 'node:crypto';
import type { ConnectionOptions, TlsOptions, TLSSocket } from 'node:tls';

/**
 * The connection between two programs of one installation: TLS 1.3 under a key that derives from the installation's secret and is known to
 * both beforehand. Each proves to the other that it holds the secret; the handshake mixes fresh values of both in, so that nothing recorded
 * opens or repeats anything; every record is encrypted and numbered. There is no certificate, and none is ever believed.
 */
export interface Channel {
  /** For the side that listens. */
  readonly listening: Pick<TlsOptions, 'pskCallback' | 'handshakeTimeout'> & Common;
  /** For the side that calls. */
  readonly calling: Pick<ConnectionOptions, 'pskCallback' | 'checkServerIdentity'> & Common;
}

interface Common {
  readonly minVersion: 'TLSv1.3';
  readonly ciphers: string;
  readonly ALPNProtocols: string[];
}

/** Raised with what is said, so that a program that would misunderstand is not talked to. */
const PROTOCOL = 'haidang-forwarding/1';
/** The one suite that OpenSSL pairs with such a key. */
const CIPHER = 'TLS_AES_128_GCM_SHA256';
const KEY_BYTES = 32;
/** Two programs are milliseconds apart; whoever takes longer to say who it is, is somebody else. */
export const HANDSHAKE_MS_MAX = 2_000;

export function channel(secret: Uint8Array, cell: number): Channel {
  const psk = new Uint8Array(hkdfSync('sha256', secret, '', 'forwarding', KEY_BYTES));
  const identity = `cell ${cell}`;
  const common: Common = { minVersion: 'TLSv1.3', ciphers: CIPHER, ALPNProtocols: [PROTOCOL] };
  return {
    listening: {
      ...common,
      handshakeTimeout: HANDSHAKE_MS_MAX,
      pskCallback: (_socket, called) => (called === identity ? psk : null),
    },
    calling: {
      ...common,
      pskCallback: () => ({ psk, identity }),
      // Asked only where a certificate took the place of the key.
      checkServerIdentity: () => new Error('the other side does not hold the secret of this installation'),
    },
  };
}

/** What is written in one turn of the event loop leaves together: one record and one system call instead of dozens. */
export function writerOf(socket: TLSSocket): (frame: Buffer) => void {
  let corked = false;
  return (frame) => {
    if (!corked) {
      corked = true;
      socket.cork();
      process.nextTick(() => {
        corked = false;
        socket.uncork();
      });
    }
    socket.write(frame);
  };
}

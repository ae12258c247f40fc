import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Addresses that are nobody's on the public network: our own machine, the networks around it, link-local (where clouds keep their
 * credentials), multicast, documentation. A call to one of them would be made with our standing, not with the standing of whoever asked for it.
 */
const PRIVATE_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
/** The global unicast block is all that is public; what in it leads elsewhere (6to4, Teredo, documentation) is not. */
const PUBLIC_V6 = ['2000::', 3] as const;
const PRIVATE_V6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const privateV4 = new BlockList();
for (const [net, prefix] of PRIVATE_V4) privateV4.addSubnet(net, prefix, 'ipv4');
const publicV6 = new BlockList();
publicV6.addSubnet(...PUBLIC_V6, 'ipv6');
const privateV6 = new BlockList();
for (const [net, prefix] of PRIVATE_V6) privateV6.addSubnet(net, prefix, 'ipv6');

/** Whether anybody may be called there on somebody else's behalf. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !privateV4.check(address, 'ipv4');
    case 6:
      return publicV6.check(address, 'ipv6') && !privateV6.check(address, 'ipv6');
    default:
      return false;
  }
}

/** What is wrong with an address that an organisation wants to be called at; nothing where it may be. */
export type AddressFault = 'unreadable' | 'notHttps' | 'credentials' | 'private';

/** By its text alone: to where its name leads is looked at whenever it is called. */
export function addressFault(text: string, allowPrivate: boolean): AddressFault | undefined {
  if (!URL.canParse(text)) return 'unreadable';
  const { protocol, username, password, hostname } = new URL(text);
  if (protocol !== 'https:' && !(allowPrivate && protocol === 'http:')) return 'notHttps';
  if (username !== '' || password !== '') return 'credentials';
  if (allowPrivate) return undefined;
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : 'private';
  return !host.includes('.') || LOCAL_NAME.test(host) ? 'private' : undefined;
}

/** Names that by convention never leave a network. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|home\.arpa|lan)$/i;

export class PrivateAddress extends Error {
  constructor(host: string) {
    super(`${host} leads to an address that is not public`);
  }
}

/**
 * Resolves a name for one connection, and refuses it if any of its addresses is not public. The connection is made to the address
 * that was looked at, so a name that changes between the look and the call leads nowhere else.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses: readonly LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error || !first) return callback(error ?? new Error(`${hostname} has no address`), '', 0);
    if (!addresses.every(({ address }) => isPublicAddress(address)))
      return callback(new PrivateAddress(hostname), '', 0);
    return options.all === true ? callback(null, [...addresses]) : callback(null, first.address, first.family);
  });
};

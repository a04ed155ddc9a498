import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { ok, problem, type Checked } from '../../domain/words/problem.ts';

/** Where Workflows takes posts (learn.microsoft.com, "Create incoming webhooks with Workflows"): the end of the host. */
const workflowHosts = [
  '.logic.azure.com',
  '.environment.api.powerplatform.com',
  '.api.powerautomate.com',
  'api.powerautomate.com',
] as const;

/** Hosts that may be posted to, and origins of this machine that configuration says are local. */
export type Allowed = { readonly hosts: readonly string[]; readonly localOrigins: readonly string[] };

/** The hosts of Workflows. */
export function workflows(localOrigins: readonly string[] = []): Allowed {
  return { hosts: workflowHosts, localOrigins };
}

/**
 * An address that may be posted to: https, port 443, a listed host, no name or password in it, no address in numbers.
 * What is wrong is told without the address, which is a secret.
 */
export function checkedAddress(text: string, allowed: Allowed): Checked<URL> {
  const tell = unwritable(text);
  if (tell !== undefined) return problem('Webhook', tell);
  const url = new URL(text);
  if (allowed.localOrigins.includes(url.origin) && isLoopback(url)) return ok(url);
  const fault = unfit(url, allowed.hosts);
  return fault === undefined ? ok(url) : problem('Webhook', fault);
}

function unwritable(text: string): string | undefined {
  if (/[\s\\\p{Cc}\p{Cf}]/u.test(text)) return 'The address has characters that no address has.';
  if (!URL.canParse(text)) return 'This is not an address.';
  if (/^[a-z]+:\/*[^/?#]*@/i.test(text)) return 'The address has a name or a password before its host.';
  return undefined;
}

function unfit({ protocol, port, hostname }: URL, hosts: readonly string[]): string | undefined {
  if (protocol !== 'https:') return 'The address does not begin with https.';
  if (port !== '') return 'The address has a port of its own.';
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return 'The address is written in numbers.';
  const known = hosts.some((end) =>
    end.startsWith('.') ? hostname.endsWith(end) && hostname !== end : hostname === end,
  );
  const plain = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(hostname) && !hostname.includes('xn--');
  return known && plain ? undefined : 'The host is none of Microsoft’s that take posts.';
}

/** Whether an address is of this machine: the only ones that may be http, and only when configuration names them. */
export function isLoopback({ protocol, hostname }: URL): boolean {
  return (
    (protocol === 'http:' || protocol === 'https:') && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  );
}

/** Networks that nobody outside can be in: private, shared, link-local, test, multicast and reserved ones. */
const hidden4 = [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
].flatMap((line) => line.split(' '));

/** Of version 6 only global unicast is let through, without test networks and those that hold an address of version 4. */
const hidden6 = '::/3 2001::/23 2001:db8::/32 2002::/16 4000::/2 8000::/1'.split(' ');

const hidden = { ipv4: blockList(hidden4, 'ipv4'), ipv6: blockList(hidden6, 'ipv6') };

function blockList(networks: readonly string[], kind: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [net = '', length] = network.split('/');
    list.addSubnet(net, Number(length), kind);
  }
  return list;
}

/** Whether an IP address is one that anybody can reach (IANA's registries of special-purpose addresses). */
export function isPublic(address: string): boolean {
  const kind = isIP(address);
  if (kind === 0) return false;
  return kind === 4 ? !hidden.ipv4.check(address) : !hidden.ipv6.check(address, 'ipv6');
}

/** Resolves a host to public addresses only; the very address that was checked is then connected to. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || first === undefined) return callback(error ?? new Error('no address'), '', 0);
    const inside = addresses.find(({ address }) => !isPublic(address));
    if (inside)
      return callback(Object.assign(new Error('not a public address'), { code: 'ENOTPUBLIC' }), '', 0);
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};

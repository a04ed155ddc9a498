// Stands in for msal-common inside msal-browser's controller for nested sign-in. That controller takes one short
// function from the module about authorities, which a host's bridge never asks; the rest of it would be 4 kB.
export * from '@azure/msal-common/browser';

/** What msal keeps of the authority in the configuration; we configure no cloud discovery of our own. */
export function buildStaticAuthorityOptions({ authority, knownAuthorities }) {
  const canonicalAuthority = authority && (authority.endsWith('/') ? authority : `${authority}/`);
  return { canonicalAuthority, knownAuthorities, cloudDiscoveryMetadata: undefined };
}

const address = 'an https address';
const rules = {
  tenantId: ['tenantId (GM_TENANT)', 'the tenant id, a GUID'],
  clientId: ['clientId (GM_CLIENT)', 'the id of the app registration, a GUID'],
  graph: ['graph (GM_GRAPH)', `${address} such as https://graph.microsoft.com/v1.0`],
  authority: ['authority (GM_AUTHORITY)', `${address} such as https://login.microsoftonline.com/<tenant id>`],
  open: ['sites.open (GM_SITE)', 'a site such as council.sharepoint.com:/sites/SocialValue'],
  evaluations: [
    'sites.evaluations (GM_EVALUATIONS)',
    'a site such as council.sharepoint.com:/sites/SocialValueEvaluations, or left out',
  ],
} as const;

/** A sentence for IT about a setting that is missing or wrong. */
export function wrongSetting(key: keyof typeof rules): string {
  const [setting, wanted] = rules[key];
  return `The setting ${setting} is missing or wrong. It must be ${wanted}. Correct it and deploy the site again.`;
}

/** A sentence for IT about a further site that is none. */
export function wrongSite(site: string): string {
  return `The setting sites.more (GM_MORE_SITES) names “${site}”, which is no site. It must be like council.sharepoint.com:/sites/SocialValue. Correct it and deploy the site again.`;
}

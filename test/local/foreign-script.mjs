// A script of somebody else: no package, no line of ours, nothing but fetch and an address. It signs in, does what
// doc/local-tenant.md says can be done, and tells the status of each step, one line of JSON.
const [, , tenant] = process.argv;
const steps = {};

async function call(method, path, body, headers = {}) {
  const answer = await fetch(path.startsWith('http') ? path : `${tenant}/v1.0${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined || headers['content-type'] ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text.startsWith('{') ? JSON.parse(text) : text,
  };
}
const step = async (name, asked) => {
  const told = await asked;
  steps[name] = told.body?.error ? `${told.status} ${told.body.error.code}` : told.status;
  return told;
};

let token;
await step('no token', call('GET', '/me'));
const { people, clientId } = await (await fetch(`${tenant}/local/people`)).json();
const signIn = async (upn, scopes) => {
  const told = await fetch(`${tenant}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ upn, clientId, scopes, consent: true }),
  });
  return (await told.json()).access_token;
};
const upn = people.find((person) => person.upn.startsWith('it-admin')).upn;
token = await signIn(upn, ['User.Read', 'Sites.FullControl.All']);
await step('me', call('GET', '/me'));
const site = `/sites/${(await step('site', call('GET', '/sites/council.sharepoint.com:/sites/SocialValue'))).body.id}`;
const columns = [
  { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
  { name: 'Themes', choice: { choices: ['Jobs', 'Skills'], displayAs: 'checkBoxes' } },
  { name: 'Plain', text: {} },
];
const made = await step('list', call('POST', `${site}/lists`, { displayName: 'By hand', columns }));
const list = `${site}/lists/${made.body.id}`;
await step('the same list', call('POST', `${site}/lists`, { displayName: 'By hand' }));
const fields = { Title: 'one', Key: 'k-1', 'Themes@odata.type': 'Collection(Edm.String)', Themes: ['Jobs'] };
const item = await step('item', call('POST', `${list}/items`, { fields }));
await step('the same key', call('POST', `${list}/items`, { fields }));
await step('bare choices', call('POST', `${list}/items`, { fields: { Themes: ['Jobs'] } }));
await step('filter', call('GET', `${list}/items?$filter=fields/Key eq 'k-1'&$expand=fields`));
await step('no index', call('GET', `${list}/items?$filter=fields/Plain eq 'x'`));
await step('count', call('GET', `${list}/items?$count=true`));
await step(
  'change',
  call('PATCH', `${list}/items/1/fields`, { Title: 'two' }, { 'if-match': item.body.eTag }),
);
await step(
  'stale',
  call('PATCH', `${list}/items/1/fields`, { Title: 'three' }, { 'if-match': item.body.eTag }),
);
await step('restore', call('POST', `${list}/items/1/versions/1.0/restoreVersion`));
const requests = Array.from({ length: 20 }, (_, id) => ({
  id: String(id),
  method: 'POST',
  url: `${list}/items`,
  headers: { 'content-type': 'application/json' },
  body: { fields: { Title: `row ${id}` } },
}));
await step('batch', call('POST', '/$batch', { requests }));
await step('21 parts', call('POST', '/$batch', { requests: [...requests, { ...requests[0], id: '20' }] }));
let seen = 0;
for (let next = `${list}/items?$top=8`; next;) {
  const page = await call('GET', next);
  seen += page.body.value.length;
  next = page.body['@odata.nextLink'];
}
steps.paged = seen;
const delta = await step('delta', call('GET', `${list}/items/delta?token=latest`));
await call('DELETE', `${list}/items/2`);
steps.changes = (await call('GET', delta.body['@odata.deltaLink'])).body.value.map(({ id, deleted }) => [
  id,
  !!deleted,
]);
const drive = `/drives/${(await call('GET', `${site}/drive`)).body.id}`;
const put = call('PUT', `${drive}/root:/note.txt:/content`, 'hello', { 'content-type': 'text/plain' });
const file = await step('file', put);
const sent = await step('content', call('GET', `${drive}/items/${file.body.id}/content`));
steps.read = await (await fetch(sent.headers.get('location'))).text();
await step('subscription', call('POST', '/subscriptions', { resource: list }));
await step('beta', call('GET', '/x'.replace('/x', `${tenant}/beta/me`)));
token = await signIn(upn, ['User.Read']);
await step('no scope', call('GET', `${list}/items`));
console.log(JSON.stringify(steps));

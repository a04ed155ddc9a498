import { placeOf, teamsLink } from '../../../src/domain/words/link.ts';

const app = { appId: '8e7f2f4e-5d7e-4d5b-9f7e-0c1d2e3f4a5b', tab: 'social-value' };

test('a deep link leads to the page it was made for', () => {
  const link = teamsLink(app, '/contracts/C-0034?tab=history', 'Lift maintenance');
  expect(link.startsWith(`https://teams.microsoft.com/l/entity/${app.appId}/social-value?`)).toBe(true);
  expect(placeOf(link)).toBe('/contracts/C-0034?tab=history');
});

test('a label cannot end the link, nor add to it', () => {
  const link = teamsLink(app, '/contracts/C-1', `a)&context={"subEntityId":"/x"} [b](http://evil) '\uD800`);
  expect(placeOf(link)).toBe('/contracts/C-1');
  expect(link).toMatch(/^[\w:/?&=.%~-]+$/);
});

test.each([
  'https://evil.example/l/entity/a/b?context=%7B%22subEntityId%22%3A%22%2Fx%22%7D',
  'https://teams.microsoft.com/l/entity/a/b?context=%7B%22subEntityId%22%3A%22%2F%2Fevil.example%22%7D',
  'https://teams.microsoft.com/l/entity/a/b?context=%7B',
  'https://teams.microsoft.com/l/entity/a/b?context=%',
  'https://teams.microsoft.com/l/entity/a/b',
])('%s leads to no page of ours', (link) => {
  expect(placeOf(link)).toBeUndefined();
});

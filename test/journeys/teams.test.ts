import { asPerson, type Running } from '../../src/cli/running.ts';
import { provision } from '../../src/registers/provision/provision.ts';
import { axe, openAs, picture, theBrowser, withProduct } from './browser.ts';

let running: Running;
withProduct({}, (opened) => {
  running = opened;
});
jest.setTimeout(60_000);

test('the theme changes live, in all three, without reading anything anew', async () => {
  const desk = await openAs(running);
  const heading = desk.tab.getByRole('heading', { level: 1 });
  await heading.waitFor();
  await desk.page.waitForLoadState('networkidle'); // what the first page reads is read
  const before = await heading.evaluate((element) => getComputedStyle(element).color);
  const calls: string[] = [];
  desk.page.on('request', (request) => {
    if (request.url().startsWith(running.graph)) calls.push(request.url());
  });
  for (const [name, theme] of [
    ['Dark', 'dark'],
    ['High contrast', 'contrast'],
  ] as const) {
    await desk.page.getByLabel('Theme').selectOption({ label: name });
    await desk.page.waitForTimeout(300);
    expect(await heading.evaluate((element) => getComputedStyle(element).color)).not.toBe(before);
    await picture(desk, `theme-${theme}`);
    expect(await axe(desk)).toEqual([]);
  }
  expect(calls).toEqual([]);
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('a deep link opens at its page, a reload stays there, and Teams’ back button goes up', async () => {
  const desk = await openAs(running, { sub: '/contracts/C-0003' });
  await desk.tab.getByRole('heading', { name: 'Household waste recycling centres' }).waitFor();
  await desk.page.reload();
  await desk.tab.getByRole('heading', { name: 'Household waste recycling centres' }).waitFor();
  await desk.page.getByRole('button', { name: 'Back' }).click();
  await desk.tab.getByRole('link', { name: 'Highways maintenance' }).waitFor();
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('who adds a tab chooses the register and where it begins, and the tab opens there', async () => {
  const desk = await openAs(running, { person: 'sv-lead' });
  await desk.page.getByRole('button', { name: 'Add a tab' }).click();
  const save = desk.page.getByRole('button', { name: 'Save', exact: true });
  await desk.tab.getByRole('radio', { name: /council\.sharepoint\.com\/sites\/SocialValue\)/ }).waitFor();
  expect(await axe(desk)).toEqual([]);
  await picture(desk, 'config');
  await desk.tab.getByRole('radio', { name: 'Contracts' }).check();
  await save.click();
  await desk.tab.getByRole('link', { name: 'Highways maintenance' }).waitFor();
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('an address that is given is looked at through Graph before it can be chosen, and the tab carries its site', async () => {
  const other = 'council.sharepoint.com:/sites/Schools';
  const desk = await openAs(running, { person: 'sv-lead' });
  await desk.page.getByRole('button', { name: 'Add a tab' }).click();
  await desk.tab.getByRole('radio', { name: /SocialValue\)/ }).waitFor();
  const status = desk.tab.locator('#told');
  const check = async (address: string) => {
    await desk.tab.getByLabel('Address of another SharePoint site').fill(address);
    await desk.tab.getByRole('button', { name: 'Check the site' }).click();
  };
  await check('https://elsewhere.sharepoint.com/sites/Schools');
  await status.getByText('is no site of your council').waitFor();
  await check('https://council.sharepoint.com/sites/SocialValueEvaluations');
  await status.getByText('They are never shown in a channel').waitFor();
  await check('https://council.sharepoint.com/sites/Nowhere');
  await status.getByText('SharePoint cannot find').waitFor();
  await check('https://council.sharepoint.com/sites/Schools');
  await status.getByText(/holds no register: \d+ lists are missing\. Ask IT/).waitFor();
  expect(await desk.tab.getByRole('radio', { name: /Schools/ }).count()).toBe(0);
  const made = await provision(
    {
      ...asPerson(running, 'it-admin@council.example', ['User.Read', 'Sites.FullControl.All']),
      sites: { open: other },
    },
    { site: 'open', way: 'apply' },
  );
  expect(made).toMatchObject({ kind: 'ok', value: { left: [] } });
  await check('https://council.sharepoint.com/sites/Schools/SitePages/Home.aspx');
  const chosen = desk.tab.getByRole('radio', { name: /sites\/Schools/ });
  await chosen.waitFor();
  expect(await chosen.isChecked()).toBe(true);
  await desk.tab.getByRole('radio', { name: 'Contracts' }).check();
  await desk.page.getByRole('button', { name: 'Save', exact: true }).click();
  await desk.tab.getByRole('heading', { name: 'Contracts', level: 1 }).waitFor();
  await desk.tab
    .getByText(/no contracts/i)
    .first()
    .waitFor();
  const kept = await desk.page.evaluate(() =>
    Object.values(sessionStorage).find((text) => text.includes('contentUrl')),
  );
  expect(JSON.parse(kept ?? '{}')).toMatchObject({
    entityId: 'register-sites-Schools',
    contentUrl: `${running.app}/index.html?begin=%2Fcontracts&site=council.sharepoint.com%3A%2Fsites%2FSchools`,
  });
  // A tab that is changed begins with what it was set up with.
  await desk.page.getByRole('button', { name: 'Add a tab' }).click();
  await chosen.waitFor();
  expect(await chosen.isChecked()).toBe(true);
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('who may reach no register, and who has not signed in yet, is told what to do', async () => {
  const stranger = await openAs(running, { person: 'evaluator-1', trouble: 'denied' });
  await stranger.page.getByRole('button', { name: 'Add a tab' }).click();
  await stranger.tab.getByRole('button', { name: 'Sign in' }).click();
  await stranger.tab.locator('#told').getByText('This app has not been allowed for you.').waitFor();
  expect(await stranger.page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
  await stranger.context.close();
  const asked = await openAs(running, { person: 'sv-lead', trouble: 'interaction' });
  await asked.page.getByRole('button', { name: 'Add a tab' }).click();
  await asked.tab.getByRole('button', { name: 'Sign in' }).click();
  await asked.tab.getByRole('radio', { name: /SocialValue\)/ }).waitFor();
  await asked.context.close();
});

test('the personal app is about the person, and the same link shows somebody else their own', async () => {
  const desk = await openAs(running, { person: 'contract-manager', program: 'mine' });
  await desk.tab.getByText('Ask the supplier for the postcodes of the staff employed').waitFor();
  await desk.page.getByLabel('You are').selectOption({ label: 'Officer, Property' });
  await desk.tab.getByText('Invite micro and small businesses').waitFor();
  expect(await desk.tab.getByText('Ask the supplier for the postcodes').count()).toBe(0);
  expect(desk.wrong).toEqual([]);
  await desk.context.close();
});

test('the site by itself in a plain browser signs in by the same path, after asking who one is', async () => {
  const context = await (await theBrowser()).newContext();
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) wrong.push(message.text());
  });
  await page.goto(`${running.app}/contracts`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const who = page.getByRole('dialog', { name: 'Who are you on this local tenant?' });
  await who.getByRole('button', { name: 'Internal auditor' }).click();
  await page.getByRole('link', { name: 'Highways maintenance' }).waitFor();
  expect(wrong).toEqual([]);
  await context.close();
});

test.each(['privacy', 'support', 'terms', 'accessibility'])(
  'the page on %s opens without a sign-in and without a script',
  async (name) => {
    const context = await (await theBrowser()).newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${running.app}/help/${name}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('script[src^="/tab"]').count()).toBe(0);
    await context.close();
  },
);

test('the frame itself passes axe in each theme, and fits 320 pixels', async () => {
  for (const theme of ['default', 'dark', 'contrast'] as const) {
    const desk = await openAs(running, { theme });
    await desk.tab.getByRole('heading', { level: 1 }).waitFor();
    expect(await axe(desk, desk.page.mainFrame())).toEqual([]);
    await desk.context.close();
  }
  const phone = await openAs(running, { viewport: { width: 320, height: 640 } });
  await phone.tab.getByRole('heading', { level: 1 }).waitFor();
  const tooWide = () =>
    phone.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(await tooWide()).toBe(false);
  await picture(phone, 'frame-320');
  await phone.context.close();
});

test('a message from another origin or another window gets no answer from the frame', async () => {
  const desk = await openAs(running);
  await desk.tab.getByRole('heading', { level: 1 }).waitFor();
  const answered = await desk.page.evaluate(async () => {
    const stranger = document.createElement('iframe');
    stranger.srcdoc = '<p>stranger</p>';
    document.body.append(stranger);
    await new Promise((done) => stranger.addEventListener('load', done));
    const heard: unknown[] = [];
    stranger.contentWindow?.addEventListener('message', (event) => heard.push(event.data));
    const ask = `parent.postMessage({ id: 1, func: 'getContext', args: [] }, '*')`;
    const script = stranger.contentDocument?.createElement('script');
    if (script) {
      script.textContent = ask;
      stranger.contentDocument?.body.append(script);
    }
    await new Promise((done) => {
      setTimeout(done, 500);
    });
    return heard.length;
  });
  expect(answered).toBe(0);
  await desk.context.close();
});

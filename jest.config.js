// Three kinds of test: pure (values in, values out), http (against a local tenant), browser (real Chromium).
const common = {
  rootDir: '.',
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
      },
    ],
  },
  // In Node its modules lack their file endings; the bundle beside them is the same code.
  moduleNameMapper: { '^adaptivecards$': 'adaptivecards/dist/adaptivecards.js' },
  transformIgnorePatterns: [
    'node_modules/(?!(jose|oauth4webapi|@pnp|fraction\\.js|write-excel-file|read-excel-file|@ironcalc/wasm)/)',
  ],
};
const kind = (displayName, folders, more = {}) => ({
  ...common,
  displayName,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`),
  ...more,
});
export default {
  // Two processors may be shared with much else: a test that waits is not a test that failed.
  testTimeout: 60_000,
  projects: [
    kind('pure', ['domain', 'house']),
    kind('http', ['registers', 'local', 'cli', 'reminders', 'excel']),
    kind('browser', ['journeys', 'ui'], {
      // It is for whoever has installed Microsoft's Agents Playground (doc/reminders.md).
      testPathIgnorePatterns: process.env['AGENTS_PLAYGROUND'] ? [] : ['/playground\\.test\\.ts$'],
    }),
  ],
};

// Three builds: the site (dist/) and the reminder service (dist-reminders/), which are deployed, and the frames of the
// local tenant (.cache/frames, never deployed).
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import webpack from 'webpack';
import { looksWithNamedTokens } from './tools/lean/worked-out-look.mjs';

const root = dirname(fileURLToPath(import.meta.url));

// What is done to modules before anything else.
const first = [
  { test: /[\\/]look-of-\w+\.ts$/, enforce: 'pre', loader: join(root, 'tools/lean/worked-out-look.mjs') },
  {
    test: /([\\/]src[\\/].*\.tsx|@fluentui[\\/]react-(?!icons)[^\\/]+[\\/]lib[\\/].*\.js)$/,
    enforce: 'pre',
    loader: join(root, 'tools/lean/one-icon-each.mjs'),
  },
];

const shared = (name, entry, out) => ({
  name,
  mode: 'production',
  target: ['web', 'es2022'],
  context: root,
  entry,
  output: {
    path: join(root, out),
    filename: '[name].[contenthash:8].js',
    chunkFilename: '[name].[contenthash:8].js',
    publicPath: '/',
    clean: true,
  },
  resolve: { extensions: ['.tsx', '.ts', '.mjs', '.js'] },
  module: {
    rules: [
      // Its modules only declare; without saying so it comes whole.
      { test: /microsoft-graph-client[\\/]lib[\\/]es/, sideEffects: false },
      ...first,
      {
        test: /@fluentui[\\/](?!tokens)[^\\/]+[\\/]lib[\\/].*\.js$/,
        use: [join(root, 'tools/lean/worked-out-styles.mjs'), join(root, 'tools/lean/inline-tokens.mjs')],
      },
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        use: [
          join(root, 'tools/lean/worked-out-styles.mjs'),
          {
            loader: 'swc-loader',
            options: {
              jsc: {
                parser: { syntax: 'typescript', tsx: true },
                target: 'es2022',
                transform: { react: { runtime: 'automatic' } },
              },
            },
          },
          join(root, 'tools/lean/inline-tokens.mjs'),
        ],
      },
    ],
  },
  performance: { hints: false },
  stats: 'errors-warnings',
  cache: {
    type: 'filesystem',
    cacheDirectory: join(root, '.cache/webpack'),
    buildDependencies: { config: [fileURLToPath(import.meta.url)] },
  },
});

// The style of what is seen before any script runs, under a name of its content, so that browsers may keep it.
const style = readFileSync(join(root, 'src/teams/pages/first.css'));
const firstStyle = `first.${createHash('sha256').update(style).digest('hex').slice(0, 8)}.css`;
const emitFirstStyle = {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('first style', (compilation) =>
      compilation.hooks.processAssets.tap('first style', () =>
        compilation.emitAsset(firstStyle, new webpack.sources.RawSource(style)),
      ),
    );
  },
};

const page = (filename, chunks, template, templateParameters = { firstStyle }) =>
  new HtmlWebpackPlugin({
    filename,
    chunks,
    template,
    templateParameters,
    // Not as modules: browsers keep the compiled code of those for no later opening.
    scriptLoading: 'defer',
    minify: { collapseWhitespace: true },
  });

const lean = (name) => join(root, 'tools/lean', name);

/** Puts a file of tools/lean in the place of a module, where that module is asked for by these. */
const instead = (module, by, name) =>
  new webpack.NormalModuleReplacementPlugin(module, (asked) => {
    if (by.test(asked.contextInfo.issuer)) asked.request = lean(name);
  });

// What libraries bring for uses that are not ours, or not yet when the tab opens; each file says what and why.
const leaner = [
  instead(/[\\/]StandardController\.mjs$/, /PublicClientApplication\.mjs$/, 'msal-standard-later.mjs'),
  instead(/^@azure\/msal-common\/browser$/, /NestedAppAuthController\.mjs$/, 'msal-common-nested.mjs'),
  instead(/debug[\\/]src[\\/]browser\.js$/, /teams-js/, 'teams-js-quiet.mjs'),
  instead(/^rtl-css-js\/core$/, /@griffel[\\/]core/, 'left-to-right.mjs'),
  instead(
    /[\\/](HTTPClientFactory|CustomAuthenticationProvider)$/,
    /microsoft-graph-client[\\/]lib[\\/]es[\\/]src[\\/]Client\.js$/,
    'graph-own-chain.mjs',
  ),
];
const msalController = join(root, 'node_modules/@azure/msal-browser/dist/controllers/StandardController.mjs');

// What is always fetched together is one file: two compress worse and ask twice.
const needs = (module, { chunkGraph }, name) =>
  [...chunkGraph.getModuleChunksIterable(module)].some((chunk) => chunk.name === name);
const needers = (module, { chunkGraph }) => chunkGraph.getNumberOfModuleChunks(module);
const together = {
  cacheGroups: {
    pages: {
      name: 'pages',
      test: (module, graph) => needs(module, graph, 'mount'),
      priority: 30,
      enforce: true,
    },
    rows: {
      name: 'rows',
      test: (module, graph) => needs(module, graph, 'registers'),
      priority: 20,
      enforce: true,
    },
    parts: {
      name: 'parts',
      test: (module, graph) => needs(module, graph, 'contracts') && needers(module, graph) > 1,
      priority: 10,
      enforce: true,
    },
  },
};

/** The files that every first page needs: they are asked for by the page itself, not by the script that names them. */
const firstFiles = (compilation) =>
  ['pages', 'rows'].flatMap((name) => [...(compilation.namedChunks.get(name)?.files ?? [])]);
const early = (compilation) => ({ firstStyle, firstFiles: firstFiles(compilation) });

const helpPages = ['privacy', 'support', 'terms', 'accessibility'];

const site = {
  ...shared(
    'site',
    {
      tab: './src/teams/main.tsx',
      config: './src/teams/config-page.ts',
      redirect: './src/teams/redirect.ts',
      pane: './src/excel/main.tsx',
    },
    'dist',
  ),
  plugins: [
    ...leaner,
    looksWithNamedTokens,
    emitFirstStyle,
    page('index.html', ['tab'], 'src/teams/pages/tab.html', early),
    page('config.html', ['config'], 'src/teams/pages/config.html'),
    page('redirect.html', ['redirect'], 'src/teams/pages/redirect.html'),
    page('pane.html', ['pane'], 'src/excel/pane.html', early),
    ...helpPages.map((name) => page(`help/${name}.html`, [], `src/teams/pages/${name}.html`)),
  ],
};

site.optimization = { splitChunks: together };
site.resolve = { ...site.resolve, alias: { 'msal-standard-controller$': msalController } };

const frameFolder = join(root, 'src/local/frames');
const hasFrames = existsSync(frameFolder) && readdirSync(frameFolder).includes('teams.ts');

const frames = {
  ...shared(
    'frames',
    {
      teams: './src/local/frames/teams.ts',
      bridge: './src/local/frames/bridge.ts',
      excel: './src/local/frames/excel/main.tsx',
      'bridge-mac': './src/local/frames/excel/bridge-mac.ts',
      'bridge-win32': './src/local/frames/excel/bridge-win32.ts',
      'bridge-web': './src/local/frames/excel/bridge-web.ts',
    },
    '.cache/frames',
  ),
  plugins: [
    page('index.html', ['teams'], 'src/local/frames/teams.html'),
    page('excel.html', ['excel'], 'src/local/frames/excel/excel.html'),
  ],
};
frames.output = { ...frames.output, filename: '[name].js', chunkFilename: '[name].js' };

// The reminder service as one file for Azure Functions; its other files are put beside it by src/cli/site-files.ts.
const reminders = {
  ...shared('reminders', { main: './src/reminders/azure/functions.ts' }, 'dist-reminders'),
  target: 'node20',
};
reminders.output = { ...reminders.output, filename: '[name].js', library: { type: 'commonjs2' } };

export default hasFrames ? [site, frames, reminders] : [site, reminders];

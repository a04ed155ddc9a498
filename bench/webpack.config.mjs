// The bench's pages: the product's own parts beside what they are measured against.
import { join } from 'node:path';
import HtmlWebpackPlugin from 'html-webpack-plugin';

const folder = import.meta.dirname;
const root = join(folder, '..');
const page = (name, filename = name, template = name) =>
  new HtmlWebpackPlugin({
    filename: `${filename}.html`,
    chunks: [name],
    template: join(folder, `pages/${template}.html`),
    scriptLoading: 'defer',
  });

const bundle = (name, entry, plugins) => ({
  name,
  mode: 'production',
  target: ['web', 'es2022'],
  context: folder,
  entry,
  output: {
    path: join(root, '.cache', name),
    filename: '[name].[contenthash:8].js',
    chunkFilename: '[name].[contenthash:8].js',
    publicPath: '/',
    clean: true,
  },
  resolve: {
    extensions: ['.tsx', '.ts', '.mjs', '.js'],
    modules: [join(folder, 'node_modules'), join(root, 'node_modules')],
  },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        loader: 'swc-loader',
        options: {
          jsc: {
            parser: { syntax: 'typescript', tsx: true },
            target: 'es2022',
            transform: { react: { runtime: 'automatic' } },
          },
        },
      },
    ],
  },
  plugins,
  performance: { hints: false },
  stats: 'errors-warnings',
});

export default [
  bundle('bench', { screen: './pages/screen.ts', again: './pages/again.ts' }, [
    page('screen'),
    page('again', 'again', 'screen'),
  ]),
  bundle('bench-typical', { typical: './pages/typical.tsx' }, [page('typical', 'index')]),
];

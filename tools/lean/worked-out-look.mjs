// Puts a theme's colours and sizes in the place of the rules that Fluent works them out by, and of them those that
// something in the built site names: most are for parts of Fluent that we do not use.
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/tokens';
import webpack from 'webpack';

const themes = { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme };

const line = /^export \{ (\w+) as (\w+) \} from '@fluentui\/react-components';\s*$/;
const place = /\blook_(\w+)\b/g;

/** A loader: a look becomes a free name, until all that names tokens is there. */
function workedOutLook(source) {
  const [, name, ours] = line.exec(source) ?? [];
  if (!themes[name])
    throw new Error(`A look is one line that names a theme of Fluent, and this is none: ${source}`);
  return `export const ${ours} = look_${name};`;
}

const { Compilation, sources } = webpack;
// When names that nobody uses have gone, and before files are named by their content.
const whenSmall = { name: 'looks', stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE + 1 };

/** The other half, a plugin: writes the tokens that are named where the loader left a name. */
export const looksWithNamedTokens = {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('looks', (compilation) =>
      compilation.hooks.processAssets.tap(whenSmall, (assets) => {
        const texts = Object.entries(assets)
          .filter(([file]) => /\.(js|css)$/.test(file))
          .map(([file, asset]) => [file, String(asset.source())]);
        const named = new Set(
          texts.flatMap(([, text]) => [...text.matchAll(/--(\w+)/g)].map(([, to]) => to)),
        );
        for (const [file, text] of texts) {
          const found = [...text.matchAll(place)];
          if (found.length === 0) continue;
          const filled = new sources.ReplaceSource(assets[file]);
          for (const { index, 0: name, 1: theme } of found)
            filled.replace(index, index + name.length - 1, look(themes[theme], named));
          compilation.updateAsset(file, filled);
        }
      }),
    );
  },
};

function look(theme, named) {
  const kept = Object.entries(theme).filter(([token]) => named.has(token));
  return `({${kept.map(([token, value]) => `${token}:${JSON.stringify(value)}`).join()}})`;
}

// oxlint-disable-next-line import/no-default-export -- webpack asks for it
export { workedOutLook as default };

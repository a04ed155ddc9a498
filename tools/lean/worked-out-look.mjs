// A loader: puts a theme's colours and sizes in the place of the rules that Fluent works them out by.
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/tokens';

const themes = { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme };

const line = /^export \{ (\w+) as (\w+) \} from '@fluentui\/react-components';\s*$/;

function workedOutLook(source) {
  const [, name, ours] = line.exec(source) ?? [];
  const theme = themes[name];
  if (!theme) throw new Error(`A look is one line that names a theme of Fluent, and this is none: ${source}`);
  return `export const ${ours} = ${JSON.stringify(theme)};`;
}

// oxlint-disable-next-line import/no-default-export -- webpack asks for it
export { workedOutLook as default };

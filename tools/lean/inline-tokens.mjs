// A loader: writes a design token's value where styles, ours and Fluent's, name it, so that the table of all tokens is
// not fetched.
import { tokens } from '@fluentui/tokens';

const imported = /import \{[^}]*\btokens\b[^}]*\} from ['"]@fluentui\/react-(components|theme)['"]/;

function inlineTokens(source) {
  if (!imported.test(source)) return source;
  return source.replace(/\btokens\.(\w+)/g, (_, name) => {
    const value = tokens[name];
    if (value === undefined) throw new Error(`There is no design token ${name}.`);
    return JSON.stringify(value);
  });
}

// oxlint-disable-next-line import/no-default-export -- webpack asks for it
export { inlineTokens as default };

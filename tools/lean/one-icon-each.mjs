// A loader: takes each icon from a file of its own, ours and Fluent's. The index has them in files of a hundred, of
// which the first page would bring what any page shows. An icon without such a file is left as it is.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.resolve('@fluentui/react-icons'))), 'atoms/svg');
const imported = /import \{([^}]*)\} from ['"]@fluentui\/react-icons['"];?/g;
const icon = /^([A-Z]\w*?)\d*(Regular|Filled)$/;

/** The file of an icon: "CheckmarkCircle16Regular" is one of "checkmark-circle". */
function fileOf(name) {
  const [, words] = icon.exec(name) ?? [];
  const file = words?.replace(/(?<!^)([A-Z]|(?<!\d)\d)/g, '-$1').toLowerCase();
  return file !== undefined && existsSync(join(folder, `${file}.js`)) ? file : undefined;
}

function oneIconEach(source) {
  return source.replace(imported, (_, list) =>
    list
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .map((each) => {
        const file = fileOf(each.split(' ')[0]);
        return `import { ${each} } from '@fluentui/react-icons${file === undefined ? '' : `/svg/${file}`}';`;
      })
      .join(' '),
  );
}

// oxlint-disable-next-line import/no-default-export -- webpack asks for it
export { oneIconEach as default };

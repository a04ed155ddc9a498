import { strFromU8, unzip, type Unzipped } from 'fflate';

// Enough to find a list of people; a longer file is read in part rather than slowly.
const mostBytes = 20_000_000;
const mostUnpacked = 30_000_000;

/** The text that can be read in a Word, Excel or CSV file, to look for personal data; empty for others. */
export async function textIn(file: File): Promise<string> {
  const ending = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'csv') return file.slice(0, 200_000).text();
  if ((ending !== 'docx' && ending !== 'xlsx') || file.size > mostBytes) return '';
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts = await unpacked(bytes);
  return Object.values(parts)
    .map((part) => strFromU8(part).replace(/<[^>]{0,2000}>/g, ' '))
    .join('\n')
    .slice(0, 200_000);
}

function unpacked(bytes: Uint8Array): Promise<Unzipped> {
  let left = mostUnpacked;
  return new Promise((resolve) => {
    unzip(
      bytes,
      {
        // A small file can unpack to gigabytes: parts are taken while the sum stays small.
        filter: ({ name, originalSize }) => {
          const wanted = /^(word\/document|xl\/sharedStrings|xl\/worksheets\/sheet\d+)\.xml$/.test(name);
          if (!wanted || originalSize > left) return false;
          left -= originalSize;
          return true;
        },
      },
      // A broken file is stored as it is: whether it opens is for its reader to see.
      (error, parts) => resolve(error ? {} : parts),
    );
  });
}

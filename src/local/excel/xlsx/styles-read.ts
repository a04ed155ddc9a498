import type { Look } from '../cell.ts';
import type { FileLook } from './styles-write.ts';
import { type Element, child, children } from './xml.ts';

// Number formats that a file names by number alone, as the United Kingdom reads them.
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  20: 'hh:mm',
  21: 'hh:mm:ss',
  22: 'dd/mm/yyyy hh:mm',
  37: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  49: '@',
};

/** The looks of a file, by their place. */
export type StylesIn = { readonly looks: readonly FileLook[]; readonly marks: readonly Look[] };

/** Reads the looks. Colours of a theme, borders and sizes are not in the local workbook and are left out. */
export function readStyles(root: Element | undefined): StylesIn {
  const formats = new Map(
    children(child(root, 'numFmts'), 'numFmt').map(({ attributes }) => [
      Number(attributes['numFmtId']),
      attributes['formatCode'] ?? 'General',
    ]),
  );
  const fonts = children(child(root, 'fonts'), 'font').map(fontLook);
  const fills = children(child(root, 'fills'), 'fill').map((fill) => fillLook(fill, 'fgColor'));
  const looks = children(child(root, 'cellXfs'), 'xf').map((xf): FileLook => {
    const number = Number(xf.attributes['numFmtId'] ?? 0);
    const format = formats.get(number) ?? builtIn[number];
    return {
      ...(format === undefined || format === 'General' ? {} : { format }),
      ...fonts[Number(xf.attributes['fontId'] ?? 0)],
      ...fills[Number(xf.attributes['fillId'] ?? 0)],
      ...alignmentLook(child(xf, 'alignment')),
      ...(child(xf, 'protection')?.attributes['locked'] === '0' ? { unlocked: true } : {}),
      ...(isOn(xf.attributes['quotePrefix']) ? { quoted: true } : {}),
    };
  });
  const marks = children(child(root, 'dxfs'), 'dxf').map((dxf): Look => {
    const font = child(dxf, 'font');
    const fill = child(dxf, 'fill');
    return { ...(font ? fontLook(font) : {}), ...(fill ? fillLook(fill, 'bgColor') : {}) };
  });
  return { looks, marks };
}

/** Whether an attribute says yes. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function fontLook(font: Element): Look {
  const has = (name: string) => {
    const found = child(font, name);
    return found !== undefined && found.attributes['val'] !== '0' && found.attributes['val'] !== 'false';
  };
  const color = colorOf(child(font, 'color'));
  return {
    ...(has('b') ? { bold: true } : {}),
    ...(has('i') ? { italic: true } : {}),
    ...(color === undefined ? {} : { color }),
  };
}

function fillLook(fill: Element, which: string): Look {
  const pattern = child(fill, 'patternFill');
  if (pattern?.attributes['patternType'] === 'none') return {};
  const color = colorOf(child(pattern, which));
  return color === undefined ? {} : { fill: color };
}

function colorOf(element: Element | undefined): string | undefined {
  const rgb = element?.attributes['rgb'];
  return rgb === undefined ? undefined : `#${rgb.slice(-6).toUpperCase()}`;
}

function alignmentLook(alignment: Element | undefined): Look {
  const { horizontal, vertical, wrapText } = alignment?.attributes ?? {};
  const raised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
  return {
    ...(horizontal === undefined || horizontal === 'general' ? {} : { align: raised(horizontal) }),
    ...(vertical === undefined || vertical === 'bottom' ? {} : { valign: raised(vertical) }),
    ...(isOn(wrapText) ? { wrap: true } : {}),
  };
}

import type { Look } from '../cell.ts';
import { el, part } from './xml.ts';

/** A look with what a file keeps beside it. */
export type FileLook = Look & { readonly quoted?: boolean };

const builtIn: Readonly<Record<string, number>> = {
  General: 0,
  '0': 1,
  '0.00': 2,
  '#,##0': 3,
  '#,##0.00': 4,
  '0%': 9,
  '0.00%': 10,
  '@': 49,
};

/** A list in which equal texts have one place. */
class Places {
  readonly texts: string[];
  private readonly known = new Map<string, number>();
  constructor(...first: string[]) {
    this.texts = first;
    first.forEach((text, i) => this.known.set(text, i));
  }
  of(text: string): number {
    const before = this.known.get(text);
    if (before !== undefined) return before;
    this.known.set(text, this.texts.length);
    this.texts.push(text);
    return this.texts.length - 1;
  }
}

/** Collects the looks of a workbook while its sheets are written, and writes them once. */
export class StylesOut {
  private readonly formats = new Places();
  private readonly fonts = new Places(fontOf({}));
  // Excel keeps the first two places for itself.
  private readonly fills = new Places(patternFill('none'), patternFill('gray125'));
  private readonly looks = new Places(this.xf({}));
  private readonly marks = new Places();

  /** The place of a look. */
  look(look: FileLook): number {
    return this.looks.of(this.xf(look));
  }

  /** The place of a look of a conditional format. */
  mark(look: Look): number {
    const font = look.bold || look.italic || look.color ? fontInner(look) : '';
    return this.marks.of(
      el(
        'dxf',
        {},
        font === '' ? '' : el('font', {}, font),
        look.fill ? el('fill', {}, el('patternFill', {}, el('bgColor', { rgb: argb(look.fill) }))) : '',
      ),
    );
  }

  private xf({ format, fill, wrap, align, valign, unlocked, quoted, ...font }: FileLook): string {
    const alignment = {
      horizontal: align === undefined ? undefined : lowered(align),
      vertical: valign === undefined ? undefined : lowered(valign),
      wrapText: wrap,
    };
    const aligned = Object.values(alignment).some((value) => value !== undefined && value !== false);
    return el(
      'xf',
      {
        numFmtId: this.numberOf(format),
        fontId: this.fonts.of(fontOf(font)),
        fillId: fill === undefined ? 0 : this.fills.of(solidFill(fill)),
        borderId: 0,
        xfId: 0,
        quotePrefix: quoted,
        applyNumberFormat: format !== undefined,
        applyFill: fill !== undefined,
        applyAlignment: aligned,
        applyProtection: unlocked,
      },
      aligned ? el('alignment', alignment) : '',
      unlocked ? el('protection', { locked: 0 }) : '',
    );
  }

  private numberOf(format: string | undefined): number {
    if (format === undefined) return 0;
    return builtIn[format] ?? 164 + this.formats.of(format);
  }

  /** The part with all of them. */
  xml(): string {
    const list = (name: string, texts: readonly string[]) => el(name, { count: texts.length }, ...texts);
    const formats = this.formats.texts.map((formatCode, i) =>
      el('numFmt', { numFmtId: 164 + i, formatCode }),
    );
    return part(
      el(
        'styleSheet',
        { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' },
        formats.length > 0 ? list('numFmts', formats) : '',
        list('fonts', this.fonts.texts),
        list('fills', this.fills.texts),
        list('borders', ['<border><left/><right/><top/><bottom/><diagonal/></border>']),
        list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
        list('cellXfs', this.looks.texts),
        list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
        list('dxfs', this.marks.texts),
      ),
    );
  }
}

function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function fontInner({ bold, italic, color }: Look): string {
  return (
    (bold ? '<b/>' : '') +
    (italic ? '<i/>' : '') +
    (color === undefined ? '' : el('color', { rgb: argb(color) }))
  );
}

function fontOf({ bold, italic, color }: Look): string {
  return el(
    'font',
    {},
    bold ? '<b/>' : '',
    italic ? '<i/>' : '',
    '<sz val="11"/>',
    color === undefined ? '' : el('color', { rgb: argb(color) }),
    '<name val="Calibri"/><family val="2"/>',
  );
}

function patternFill(patternType: string): string {
  return el('fill', {}, el('patternFill', { patternType }));
}

function solidFill(color: string): string {
  return el(
    'fill',
    {},
    el(
      'patternFill',
      { patternType: 'solid' },
      el('fgColor', { rgb: argb(color) }),
      '<bgColor indexed="64"/>',
    ),
  );
}

/** "#0B5E4A" as a file keeps it. */
export function argb(color: string): string {
  return `FF${color.replace('#', '').toUpperCase()}`;
}

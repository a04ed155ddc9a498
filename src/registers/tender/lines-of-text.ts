/** Text as it is hashed: SharePoint may give other line ends than it was given, and spaces at the end. */
export function oneKindOfLine(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** A kind of personal data that free text and files must not hold. */
export type PersonalKind =
  'National Insurance number' | 'NHS number' | 'e-mail address' | 'phone number' | 'date of birth';

/** Something that looks like personal data. */
export type PersonalFind = { readonly kind: PersonalKind; readonly text: string };

// The letters that HM Revenue & Customs never issues (National Insurance Manual, NIM39110).
const insurance =
  /(?<![A-Z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?![A-Z0-9])/gi;
const mail = /[A-Z0-9._%+'-]{1,64}@[A-Z0-9-]{1,63}(?:\.[A-Z0-9-]{1,63}){1,5}/gi;
const phone =
  /(?<![\d£.,/-])(?:\+44[ -]?(?:\(0\)[ -]?)?|\(?0)(?:7\d{3}|[1-3]\d{2,4}|8\d{2})\)?[ -]?\d{3}[ -]?\d{3,4}(?![\d/-])/g;
const tenDigits = /(?<![\d£.,-])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![\d-])/g;
const born =
  /(?:\bd\.?o\.?b\.?|\bdate of birth|\bborn(?: on)?|\bbirth ?day)\W{0,4}(\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)[ ./-]\d{2,4}|\d{4}-\d{2}-\d{2})/gi;

/** Everything in a text that looks like personal data, in the order of kinds. Only the first 200,000 characters are read. */
export function personalData(text: string): readonly PersonalFind[] {
  const seen = text.slice(0, 200_000);
  const all = (kind: PersonalKind, pattern: RegExp): readonly PersonalFind[] =>
    [...seen.matchAll(pattern)].map((match) => ({ kind, text: match[0] }));
  const phones = all('phone number', phone);
  return [
    ...all('National Insurance number', insurance),
    ...all('NHS number', tenDigits).filter((find) => isNhsNumber(find.text)),
    ...all('e-mail address', mail),
    ...phones.filter((find) => [10, 11, 12, 13].includes(find.text.replace(/\D/g, '').length)),
    ...all('date of birth', born),
  ];
}

/** Whether ten digits have the check digit of an NHS number (modulus 11, NHS Data Dictionary). */
function isNhsNumber(text: string): boolean {
  const digits = Array.from(text.replace(/\D/g, ''), Number);
  // Numbers that begin with 0 to 2 are not issued in England and would be taken for phone numbers.
  if (digits.length !== 10 || (digits[0] ?? 0) < 3 || new Set(digits).size === 1) return false;
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === digits[9];
}

/** A warning about what a text or a file seems to hold; undefined when it holds nothing of the kind. */
export function personalWarning(
  finds: readonly PersonalFind[],
  subject: 'answer' | 'file',
): string | undefined {
  const kinds = [...new Set(finds.map((find) => find.kind))];
  if (kinds.length === 0) return undefined;
  const named = kinds.map((kind) => `${/^[aeiouN](?!a)/.test(kind) ? 'an' : 'a'} ${kind}`);
  const list = named.length === 1 ? named[0] : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
  return subject === 'file'
    ? `This file seems to hold ${list}. Remove it and choose the file again.`
    : `This answer seems to hold ${list}. Take it out, unless it belongs to a supplier’s office.`;
}

/** The words with a capital at the beginning: "Bids open". */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

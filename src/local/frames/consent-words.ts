/** What Microsoft says beside a right when it asks for consent, and the right itself. */
export function consentWords(scope: string): string {
  const words = said[scope];
  return words === undefined ? scope : `${words} (${scope})`;
}

const said: Readonly<Record<string, string>> = {
  'User.Read': 'Sign you in and read your profile',
  'User.ReadBasic.All': 'Read all users’ basic profiles',
  'Sites.Selected': 'Access selected sites, on your behalf',
  'Files.ReadWrite.AppFolder': 'Have full access to the application’s folder',
};

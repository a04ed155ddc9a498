// The page to which a sign-in window returns; it hands the answer to the page that opened it.
import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

broadcastResponseToMainFrame().catch(() => {
  document.body.textContent = 'Sign-in could not be finished. Close this window and sign in again.';
});

import { createContext, useContext } from 'react';

/** Asks for a token with a person's click, then starts the reading again. */
export const SignInContext = createContext<() => void>(() => undefined);

export function useSignIn(): () => void {
  return useContext(SignInContext);
}

import { createContext, useContext } from 'react';

/**
 * The nonce of the page for inline scripts. Empty in the browser, where the attribute can't be read
 * back anyway; so server and browser markup agree, and the nonce stays out of the loader data.
 */
const NonceContext = createContext('');

export const NonceProvider = NonceContext.Provider;

export function useNonce(): string {
  return useContext(NonceContext);
}

/** Where a form post of ours may end after a redirect: Stripe's hosted pages. */
const PAYMENT_PAGES = 'https://checkout.stripe.com https://billing.stripe.com';

/**
 * The content security policy of a page. Scripts run by nonce only; styles come from our own files,
 * so components use classes and native elements instead of style attributes.
 * @param development lets Vite's dev server inject styles and open its socket.
 */
export function contentSecurityPolicy(nonce: string, development = false): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic' 'self'`,
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    // daisyUI draws checkmarks and arrows from data: images
    "img-src 'self' data: blob:",
    "font-src 'self'",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${PAYMENT_PAGES}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

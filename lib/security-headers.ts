import { randomBytes } from 'node:crypto'

/** safety §3: on every answer, errors included. */
export function securityHeaders(https: boolean): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'x-frame-options': 'DENY',
    ...(https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}

/**
 * `form-action` names the checkout too: browsers check each hop of the redirect that answers a form.
 * The development server needs eval and inline styles.
 */
export function contentSecurityPolicy(options: {
  nonce: string
  checkoutOrigin: string
  development: boolean
  /** The page shows another of ours in a frame. */
  framesOfOurs: boolean
}): string {
  const { nonce, checkoutOrigin, development, framesOfOurs } = options
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action 'self' ${checkoutOrigin}`,
    ...(framesOfOurs ? ["frame-src 'self'"] : []),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** A mail in the mailbox of a local run: its own inline styles, nothing else, inside our frame only. */
export const mailPolicy = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

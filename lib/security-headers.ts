import { randomBytes } from 'node:crypto'

/** safety §3: on every answer, errors included. Browsers take no notice of HSTS over plain http. */
export const staticHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
}

/** What an answer may load that no page of ours made: nothing. */
export const emptyPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"

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

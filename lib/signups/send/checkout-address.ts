/**
 * The address that Smartpay answered is where the shopper's browser goes next, so it is trusted only on
 * the configured origin, without credentials, and over https (a local run's sandbox is on http). It goes on as
 * it was read: other programs may read the raw text otherwise. Null: not trusted.
 */
export function checkoutAddress(
  address: string,
  allowed: { origin: string; localRun: boolean },
): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const trusted =
    url.origin === allowed.origin &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && allowed.localRun)) &&
    url.username === '' &&
    url.password === ''
  return trusted ? url.href : null
}

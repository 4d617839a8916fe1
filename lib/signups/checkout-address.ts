/**
 * The address that Smartpay answered is where the shopper's browser goes next, so it is trusted only on
 * the configured origin, without credentials, and over https (a local run's sandbox is on http).
 */
export function isCheckoutAddress(
  address: string,
  allowed: { origin: string; localRun: boolean },
): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return (
    url.origin === allowed.origin &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && allowed.localRun)) &&
    url.username === '' &&
    url.password === ''
  )
}

import type { Env } from './env.ts'

/** Things that are allowed but probably not meant. */
export function envWarnings(value: Env): string[] {
  const warnings: string[] = []
  if (value.smartpay.test && value.vercelEnv === 'production')
    warnings.push(
      'SMARTPAY_SECRET_KEY is a test key on a production deployment: nobody will be charged. Set the live key when you go live.',
    )
  if (value.toldByNobody && !value.localRun)
    warnings.push(
      'CLIENT_IP_HEADER is none: visitors cannot be told apart, so anybody can use up what all share, the sign-in of staff too. Name the header in which your reverse proxy writes who asks, for example x-real-ip.',
    )
  return warnings
}

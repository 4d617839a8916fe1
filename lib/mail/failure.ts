import type { DeliveryFailure } from '#lib/states/email.ts'

/**
 * Why a mail did not go out, and the one thing the queue must know: did it possibly arrive?
 * `no` = the server surely did not take it; `unknown` = it had the text and never answered. Then a
 * second try could deliver twice, so it is never advised. `retry` = a later try may work.
 */
export type MailFailure = {
  sent: 'no' | 'unknown'
  retry: boolean
  reason: DeliveryFailure
}

/** What nodemailer says of an error. Its message quotes addresses, so it goes no further. */
export type SmtpError = {
  code?: string | undefined
  originalCode?: string | undefined
  command?: string | undefined
  responseCode?: number | undefined
}

/** Before anybody's mail is spoken of: the server does not want us, whoever the mail is for. */
const beforeMail = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS'])

/** RFC 4954: a login is needed, too weak or wrong. */
const loginCodes = new Set([530, 534, 535, 538])

/** @param dataBegun whether the server had asked for the text, so that it may have taken it. */
export function failureOf(error: SmtpError, dataBegun: boolean): MailFailure {
  const answer = error.responseCode ?? 0
  if (!dataBegun && isTlsTrouble(error)) return unsent('tls')
  if (answer >= 400 && answer < 600) return failureOfAnswer(answer, error, dataBegun)
  if (dataBegun) return { sent: 'unknown', retry: false, reason: 'no-answer' }
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return unsent('unauthorized')
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')
    return { sent: 'no', retry: false, reason: 'unsendable' }
  return unsent(error.code === 'ETIMEDOUT' ? 'timeout' : 'unreachable')
}

/** No encryption, or a certificate that nobody vouches for. */
function isTlsTrouble({ code, originalCode = '' }: SmtpError): boolean {
  return code === 'ETLS' || /CERT|SSL|TLS/.test(originalCode)
}

/** An answer is never `unknown`: a server that refuses the text after DATA has not taken it. */
function failureOfAnswer(answer: number, error: SmtpError, dataBegun: boolean): MailFailure {
  if (!dataBegun && (error.code === 'EAUTH' || loginCodes.has(answer)))
    return unsent('unauthorized')
  if (!dataBegun && beforeMail.has(error.command ?? '')) return unsent('turned-away')
  return answer < 500 ? unsent('refused-for-now') : { sent: 'no', retry: false, reason: 'refused' }
}

function unsent(reason: MailFailure['reason']): MailFailure {
  return { sent: 'no', retry: true, reason }
}

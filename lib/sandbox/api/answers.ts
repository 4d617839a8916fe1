import type { Outcome } from '../parts.ts'

/** What a call answers and what comes of it. Without a body it is empty and has no content type. */
export type Answer = { status: number; body?: unknown } & Partial<Outcome>

/** An answer as it goes over the wire. */
export type Reply = {
  status: number
  text: string | null
  headers?: Record<string, string>
}

/** smartpay-api §4.1: every error but 401 has this envelope. */
export function refusal(
  statusCode: number,
  errorCode: string,
  message: string,
  details: string[] = [],
): Answer {
  return { status: statusCode, body: { statusCode, errorCode, message, details } }
}

export const unauthorized: Answer = {
  status: 401,
  body: { statusCode: 401, scheme: 'Basic', realm: 'smartpay' },
}

export const noSuchAddress = refusal(404, 'request.not-found', 'There is nothing at this address')
export const noSuchToken = refusal(404, 'token.not-found', 'There is no such token')
export const noSuchOrder = refusal(404, 'order.not-found', 'There is no such order')
export const tooLarge = refusal(413, 'request.invalid', 'The body is larger than 1 MB')
export const malformed = refusal(400, 'request.malformed', 'The body is not JSON in UTF-8')
export const notReady = refusal(503, 'unavailable', 'The sandbox still reads its state')
export const broken = refusal(500, 'unexpected_error', 'The sandbox failed: its output says why')

/** JSON without spaces: an SDK's own tests look for the text `"errorCode":"token.not-found"`. */
export function replyOf({ status, body }: Answer): Reply {
  return { status, text: body === undefined ? null : JSON.stringify(body) }
}

export function jsonHeaders(text: string | null): Record<string, string> {
  return text === null ? {} : { 'content-type': 'application/json' }
}

/** For the parts that are not Smartpay's: control calls and the checkout. */
export function respond(answer: Answer): Response {
  const { status, text } = replyOf(answer)
  return new Response(text, { status, headers: jsonHeaders(text) })
}

import type { Change } from '../state/state.ts'

/** What a call answers and what it changes. Without a body it is empty and has no content type. */
export type Answer = { status: number; body?: unknown; changes?: Change[] }

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

/** JSON without spaces: an SDK's own tests look for the text `"errorCode":"token.not-found"`. */
export function respond({ status, body }: Answer): Response {
  return respondText(status, body === undefined ? null : JSON.stringify(body))
}

export function respondText(
  status: number,
  text: string | null,
  headers: Record<string, string> = {},
): Response {
  const type = text === null ? {} : { 'content-type': 'application/json' }
  return new Response(text, { status, headers: { ...type, ...headers } })
}

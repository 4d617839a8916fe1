/** smartpay-api §4: compact JSON, always with this envelope, but for 401. */
export function errorAnswer(
  statusCode: number,
  errorCode: string,
  message: string,
  details: string[] = [],
) {
  return json(statusCode, { statusCode, errorCode, message, details })
}

export function unauthorized(): Response {
  return json(401, { statusCode: 401, scheme: 'Basic', realm: 'smartpay' })
}

export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

export const tokenNotFound = () => errorAnswer(404, 'token.not-found', 'No such token')

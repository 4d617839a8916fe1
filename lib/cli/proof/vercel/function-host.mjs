// Runs one function of a build output in a process of its own, as Vercel does: by the handler that its configuration names,
// in the folder where it was unpacked. What it does after an answer goes on until its end.
import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Readable } from 'node:stream'

const [folder = ''] = process.argv.slice(2)
const begun = performance.now()
const { handler, useWebApi } = JSON.parse(
  readFileSync(path.join(folder, '.vc-config.json'), 'utf8'),
)

/** @type {Set<Promise<unknown>>} */
const afterAnswers = new Set()

/** @param {Promise<unknown>} work */
function waitUntil(work) {
  afterAnswers.add(work)
  work.catch(() => undefined).finally(() => afterAnswers.delete(work))
}

const contexts = new AsyncLocalStorage()
Object.assign(globalThis, {
  [Symbol.for('@vercel/request-context')]: { get: () => contexts.getStore() },
})

const file = path.join(folder, handler)
const loaded = createRequire(file)(file)
const serve = loaded.default ?? loaded

const server = createServer((request, response) => {
  contexts.run({ waitUntil, headers: request.headers }, async () => {
    try {
      if (useWebApi) await answerFrom(await serve(webRequest(request)), response)
      else await serve(request, response)
    } catch (error) {
      console.error(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    }
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : null
  process.send?.({ ready: true, port, startMs: Math.round(performance.now() - begun) })
})

process.once('SIGTERM', async () => {
  server.close()
  server.closeAllConnections()
  while (afterAnswers.size > 0) await Promise.allSettled(afterAnswers)
  process.exit(0)
})

/** @param {import('node:http').IncomingMessage} request */
function webRequest(request) {
  const { method = 'GET', url = '/', headers } = request
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const origin = `${headers['x-forwarded-proto']}://${headers.host}`
  const given = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => /** @type {[string, string]} */ ([name, one])),
  )
  return new Request(`${origin}${url}`, {
    method,
    headers: given,
    ...(hasBody ? { body: Readable.toWeb(request), duplex: 'half' } : {}),
  })
}

/** @param {Response} answer @param {import('node:http').ServerResponse} response */
async function answerFrom(answer, response) {
  response.statusCode = answer.status
  for (const [name, value] of answer.headers)
    if (name === 'set-cookie') response.appendHeader(name, value)
    else response.setHeader(name, value)
  if (!answer.body) return void response.end()
  for await (const part of answer.body) if (!response.write(part)) await once(response, 'drain')
  response.end()
}

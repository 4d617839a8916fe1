import { createServer, request } from 'node:http'

/** Shares requests among storefronts in turn, as a deployment's router does; passes on what the client sent. */
export async function startBalancer(
  port: number,
  instances: readonly number[],
): Promise<() => Promise<void>> {
  let turn = 0
  const server = createServer((asked, answer) => {
    const instance = instances[turn++ % instances.length]
    const { method, url, headers } = asked
    const passed = request({
      host: 'localhost',
      port: instance,
      family: 4,
      method,
      path: url,
      headers,
    })
    passed.on('response', (told) => {
      answer.writeHead(told.statusCode ?? 502, told.headers)
      told.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    answer.on('close', () => passed.destroy())
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return () =>
    new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
}

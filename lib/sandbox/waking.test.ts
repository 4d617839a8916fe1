import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startSandbox } from './server.ts'

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

test('whoever asks while the state is read is answered in the envelope', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'teiki-sandbox-'))
  const line = `[${JSON.stringify({ put: 'shoppers', object: { id: 'a@b.jp', paused: false } })}]\n`
  writeFileSync(path.join(folder, 'journal.jsonl'), line.repeat(200_000))
  const port = await freePort()
  const starting = startSandbox({ port, dataDir: folder })
  let isReady = false
  void starting.then(() => {
    isReady = true
  })
  const early: string[] = []
  while (!isReady) {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/tokens`, {
      headers: { authorization: 'Basic sk_test_tests' },
    }).catch(() => null)
    if (answer?.status === 503) early.push(await answer.text())
  }
  await (await starting).close()
  rmSync(folder, { recursive: true })
  expect(early.length).toBeGreaterThan(0)
  for (const text of early)
    expect(JSON.parse(text)).toMatchObject({ statusCode: 503, errorCode: 'unavailable' })
})

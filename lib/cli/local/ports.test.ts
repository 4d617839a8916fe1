import net, { type AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { anyFreePort, requireFreePorts, whyTaken } from './ports.ts'

async function listener(host: string): Promise<{ port: number; close: () => void }> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

describe('whyTaken', () => {
  test.each(['127.0.0.1', '0.0.0.0'])('sees a listener on %s', async (host) => {
    const { port, close } = await listener(host)
    expect(await whyTaken(port)).toBe('EADDRINUSE')
    close()
  })

  test('lets a free port be had', async () => {
    expect(await whyTaken(await anyFreePort())).toBeNull()
  })
})

describe('requireFreePorts', () => {
  test('says which port and how to move', async () => {
    const { port, close } = await listener('127.0.0.1')
    const run = { dataDir: '', port: await anyFreePort(), sandboxPort: port }
    await expect(requireFreePorts(run)).rejects.toThrow(
      new RegExp(`^Port ${port} is taken: .* SANDBOX_PORT=\\d+$`),
    )
    close()
  })
})

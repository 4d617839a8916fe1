import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Met } from '../faults/meet-fault.ts'
import { jsonHeaders } from './answers.ts'

/** 200 and 204 without a body have no content type either: an SDK would parse the emptiness. */
export async function write(response: ServerResponse, met: Met | 'hang up'): Promise<void> {
  if (met === 'hang up') return void response.socket?.destroy()
  const { status, text, manner } = met
  response.writeHead(status, headersOf(met))
  // As text, so that head and body leave in one piece.
  if (manner === undefined) return void response.end(text ?? '')
  const body = Buffer.from(text ?? '')
  if (manner === 'half') return writeHalf(response, body)
  await trickle(response, body, manner.trickleMs)
}

/** Flat, as names and values in turn: made of an object, they take several times as long to send. */
function headersOf({ status, text, headers }: Met): string[] {
  const list = ['cache-control', 'no-store', 'x-content-type-options', 'nosniff']
  if (status !== 204) list.push('content-length', String(Buffer.byteLength(text ?? '')))
  for (const [name, value] of Object.entries({ ...jsonHeaders(text), ...headers }))
    list.push(name, value)
  return list
}

function writeHalf(response: ServerResponse, body: Buffer): void {
  response.write(body.subarray(0, Math.floor(body.byteLength / 2)), () =>
    response.socket?.destroy(),
  )
}

const trickleSteps = 20

/** The answer in twenty pieces, spread over the time. */
async function trickle(response: ServerResponse, body: Buffer, totalMs: number): Promise<void> {
  const size = Math.ceil(body.byteLength / trickleSteps) || 1
  for (let from = 0; from < body.byteLength && !response.destroyed; from += size) {
    response.write(body.subarray(from, from + size))
    await wait(totalMs / trickleSteps, undefined, { ref: false })
  }
  response.end()
}

import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { Parts } from '../parts.ts'
import type { Mode } from '../state/ids.ts'
import type { Answer } from './answers.ts'

/** A merchant's call, once it is known whose it is. */
export type Call = {
  method: string
  /** Below /v1, without the query. */
  path: string
  /** Of the object in the path, or empty. */
  id: string
  search: string
  /** The body as it came. */
  text: string
  key: string
  mode: Mode
  idempotencyKey: string | undefined
}

export type Handler = (call: Call, parts: Parts) => Answer

/** Objects of the other mode do not exist for the caller (smartpay-api §1.1). */
export function belongsTo({ mode }: Call, { test }: { test: boolean }): boolean {
  return test === (mode === 'test')
}

/** Empty when it is missing: SDKs send `?expand=` and `?pageToken` for what was not given. */
export function queryOf({ search }: Call, name: string): string {
  return search === '' ? '' : (new URLSearchParams(search).get(name) ?? '')
}

export function wantsExpanded(call: Call): boolean {
  return queryOf(call, 'expand') === 'all'
}

export const largestBody = 1_000_000

/** The whole body as text, or why it is none. Of one above 1 MB the rest is read and dropped. */
export function readText(
  request: IncomingMessage,
): Promise<{ text: string } | 'too large' | 'not UTF-8'> {
  return new Promise((resolve, reject) => {
    let size = 0
    let chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength
      if (size <= largestBody) chunks.push(chunk)
      else chunks = []
    })
    request.once('end', () => {
      // Nearly always one piece, which need not be copied.
      const body = chunks[0] && chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)
      if (size > largestBody) resolve('too large')
      else resolve(isUtf8(body) ? { text: body.toString('utf8') } : 'not UTF-8')
    })
    request.once('error', reject)
    request.once('aborted', () => reject(new Error('The caller went away')))
  })
}

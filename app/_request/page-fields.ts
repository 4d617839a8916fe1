import { headers } from 'next/headers'
import type { LogFields } from '#lib/log-fields.ts'
import { pageFields } from '#lib/page-fields.ts'

/** Which page this request is for, for the log: of an action the page that its form is on. */
export async function readPageFields(): Promise<LogFields> {
  return pageFields((await headers()).get('x-teiki-path') ?? '')
}

import { acceptEntry, acceptUnmarked } from '#lib/audit/accept-audit.ts'
import type { AuditProblem } from '#lib/audit/audit-end.ts'
import { holdsMark, verifyAudit } from '#lib/audit/verify-audit.ts'
import { closeDatabase } from '#lib/db/client.ts'
import type { Values } from '../commands.mjs'

/**
 * `npm run audit:verify`: names the first thing in the audit log that is not as it was written; `-- --accept <id>` and
 * `-- --accept-unmarked` are what a person may say about it, each with an entry of its own.
 */
export async function run(_args: string[], values: Values): Promise<void> {
  const { mark: kept, accept, 'accept-unmarked': unmarked } = values
  try {
    if (typeof kept === 'string') await compare(kept)
    if (unmarked) await takeUnmarked()
    if (typeof accept === 'string') await takeEntry(accept)
    const { entries, mark, trouble } = await verifyAudit()
    if (trouble) throw new Error(sentenceOf(trouble))
    console.log(`The audit log is whole: ${entries} entries`)
    if (entries > 0) console.log(`Keep this elsewhere, for --mark: ${mark}`)
  } finally {
    await closeDatabase()
  }
}

async function compare(mark: string): Promise<void> {
  const holds = await holdsMark(mark)
  if (holds === null)
    throw new Error(`${mark} is no mark: npm run audit:verify prints one, <entries>.<hash>`)
  if (!holds)
    throw new Error('The audit log is not the one of that mark: it was cut or written anew')
}

async function takeUnmarked(): Promise<void> {
  const accepted = await acceptUnmarked()
  if (!accepted.ok) throw new Error('The audit log has an end mark: there is nothing to accept')
  console.log(`Accepted: ${accepted.value} entries, which the end mark covers from now on`)
}

async function takeEntry(id: string): Promise<void> {
  const accepted = /^\d{1,18}$/.test(id) ? await acceptEntry(BigInt(id)) : null
  if (!accepted?.ok)
    throw new Error(`Entry ${id} is not the first that npm run audit:verify calls forged`)
  console.log(`Accepted: entry ${id}, as it is now`)
}

function sentenceOf(trouble: AuditProblem): string {
  switch (trouble.kind) {
    case 'no-mark':
      return `The audit log has no end mark. Where this database is from before there were marks: npm run audit:verify -- --accept-unmarked
If it had one, it was taken away: entries may be missing or changed`
    case 'mark':
      return 'The end mark of the audit log was not written by this shop: entries may be missing or changed'
    case 'cut':
      return `The audit log was cut: its end mark covers ${trouble.entries} entries up to ${trouble.lastId}, and some are gone`
    case 'replaced':
      return `The end of the audit log was replaced: entry ${trouble.lastId} is not the one that its end mark covers`
    case 'altered':
      return `Entry ${trouble.id} of the audit log was altered, or one before it is gone`
    case 'forged':
      return `Entry ${trouble.id} of the audit log was not written by the shop, or by a build from before there were proofs
Whoever knows where it comes from accepts it as it is: npm run audit:verify -- --accept ${trouble.id}`
  }
}

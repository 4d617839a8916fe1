import type { AuditTrouble } from '#lib/audit/audit-end.ts'
import { holdsMark, verifyAudit } from '#lib/audit/verify-audit.ts'
import { closeDatabase } from '#lib/db/client.ts'
import type { Values } from './commands.mjs'

/** `npm run audit:verify`: names the first thing in the audit log that is not as it was written. */
export async function run(_args: string[], { mark: kept }: Values): Promise<void> {
  try {
    if (typeof kept === 'string') await compare(kept)
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

function sentenceOf(trouble: AuditTrouble): string {
  switch (trouble.kind) {
    case 'no-mark':
      return 'The end mark of the audit log was taken away: entries may be missing'
    case 'mark':
      return 'The end mark of the audit log was not written by this shop: entries may be missing or changed'
    case 'cut':
      return `The audit log was cut: its end mark covers ${trouble.entries} entries up to ${trouble.lastId}, and some are gone`
    case 'replaced':
      return `The end of the audit log was replaced: entry ${trouble.lastId} is not the one that its end mark covers`
    case 'altered':
      return `Entry ${trouble.id} of the audit log was altered, or one before it is gone`
    case 'forged':
      return `Entry ${trouble.id} of the audit log was not written by the shop`
  }
}

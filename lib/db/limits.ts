import { PrismaPg } from '@prisma/adapter-pg'

/**
 * How long a statement may run, wait for a lock, and leave its transaction open: whoever is frozen or gone
 * gives back what it holds, and nobody waits for ever. Shorter than the driver's patience (20 s), so that the
 * server gives up first and nothing goes on unseen.
 */
export const limitsMs = {
  statement_timeout: 15_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 15_000,
} as const

/**
 * PostgreSQL hears of no limit while it compiles a statement to machine code, which it does by default where it thinks the
 * statement long. Measured: prisma/invariants.sql, which takes one second, was compiled for twenty.
 */
export const settings = { ...limitsMs, jit: 'off' } as const

const setLimits = `select ${Object.entries(settings)
  .map(([name, value]) => `set_config('${name}', '${value}', true)`)
  .join(', ')}`

/** Behind a pooler the server's connection changes with every transaction: each one brings its limits. */
export class LimitedTransactions extends PrismaPg {
  override async connect() {
    const connection = await super.connect()
    const start = connection.startTransaction.bind(connection)
    connection.startTransaction = async (isolationLevel) => {
      const tx = await start(isolationLevel)
      try {
        await tx.executeRaw({ sql: setLimits, args: [], argTypes: [] })
        return tx
      } catch (error) {
        await tx.executeRaw({ sql: 'rollback', args: [], argTypes: [] }).catch(() => undefined)
        await tx.rollback()
        throw error
      }
    }
    return connection
  }
}

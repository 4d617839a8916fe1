import type { PrismaConfig } from 'prisma'

/** For whoever prefers Prisma's own commands, `npx prisma migrate deploy` or `npx prisma studio`. */
export default {
  schema: '../prisma/schema',
  migrations: { path: '../prisma/migrations' },
  datasource: { url: process.env.DIRECT_URL || process.env.DATABASE_URL || '' },
} satisfies PrismaConfig

import { withSchemaEngine } from './schema-engine.ts'

/**
 * The SQL that turns one schema text into another; null stands for an empty database. Needs no
 * database. Throws with Prisma's words when a text is no schema.
 */
export async function diffSchema(from: string | null, to: string): Promise<string> {
  const { stdout } = await withSchemaEngine((engine) =>
    engine.diff({
      from: from === null ? { tag: 'empty' } : datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  )
  return stdout ?? ''
}

function datamodel(content: string) {
  const files = [{ path: 'schema.prisma', content }]
  return { tag: 'schemaDatamodel' as const, files, configDir: '' }
}

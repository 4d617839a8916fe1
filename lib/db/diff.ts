import { withSchemaEngine } from './schema-engine.ts'

/** The SQL that turns one schema text into another; null stands for an empty database. */
export async function diffSchema(
  databaseUrl: string,
  from: string | null,
  to: string,
): Promise<string> {
  const target = (text: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content: text }],
    configDir: '',
  })
  const { stdout } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: from === null ? { tag: 'empty' } : target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  )
  return stdout ?? ''
}

import { z } from 'zod'

type Node = {
  'Node Type': string
  'Relation Name'?: string | undefined
  'Actual Loops'?: number | undefined
  'Shared Hit Blocks'?: number | undefined
  'Shared Read Blocks'?: number | undefined
  Plans?: Node[] | undefined
}

const nodeSchema: z.ZodType<Node> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Actual Loops': z.number().optional(),
  'Shared Hit Blocks': z.number().optional(),
  'Shared Read Blocks': z.number().optional(),
  get Plans() {
    return z.array(nodeSchema).optional()
  },
})

type Diagnosis = { sql: string; blocks: number; scanned: string[] }

/** Every statement's plan comes back as a notice, as JSON: what it touched, and what it read as a whole. */
export const explainSettings = [
  `session_preload_libraries = 'auto_explain'`,
  'auto_explain.log_min_duration = 0',
  'auto_explain.log_analyze = on',
  'auto_explain.log_timing = off',
  'auto_explain.log_buffers = on',
  'auto_explain.log_format = json',
  'auto_explain.log_level = notice',
]

/** Null for a notice of another kind. */
export function readExplained(notice: string): Diagnosis | null {
  const [, json] = /plan:\s*(\{[\s\S]*\})/.exec(notice) ?? []
  if (!json) return null
  const { 'Query Text': sql, Plan: plan } = z
    .object({ 'Query Text': z.string(), Plan: nodeSchema })
    .parse(JSON.parse(json))
  const blocks = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
  return { sql, blocks, scanned: scannedIn(plan) }
}

function scannedIn(node: Node): string[] {
  const own =
    node['Node Type'] === 'Seq Scan' && (node['Actual Loops'] ?? 0) > 0
      ? [node['Relation Name'] ?? '']
      : []
  return [...own, ...(node.Plans ?? []).flatMap(scannedIn)]
}

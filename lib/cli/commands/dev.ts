import { runShop } from './demo.ts'

/** `npm run dev`: the demo with Next's development server. */
export async function run(): Promise<void> {
  await runShop('development')
}

/** The bill of materials that goes with a build: CycloneDX, made by npm from the lockfile alone. */
import * as z from 'zod'
import { runNpm } from './npm.ts'

const Component = z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() })
const Bill = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: Component }),
  components: z.array(Component),
})

/**
 * What the lockfile in `folder` holds, tools too (`scope: optional`). Equal lockfiles have equal bills:
 * npm's serial number and time, and the folder that it takes for our name, are left out.
 *
 * @throws When npm cannot be run or is older than its command `sbom` (9.5).
 */
export async function billOfMaterials(folder: string): Promise<z.infer<typeof Bill>> {
  const form = ['--package-lock-only', '--sbom-format', 'cyclonedx']
  const { failed, stdout, stderr } = await runNpm(folder, 'sbom', ...form)
  if (failed) throw new Error(`npm sbom: ${stderr.trim()}`)
  const { serialNumber: _serial, ...bill } = Bill.parse(JSON.parse(stdout))
  const { timestamp: _time, component, ...metadata } = bill.metadata
  const name = component['bom-ref'].replace(/@[^@]*$/, '')
  return { ...bill, metadata: { ...metadata, component: { ...component, name } } }
}

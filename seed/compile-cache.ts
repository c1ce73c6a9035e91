/** What modules compile to, kept from one command to the next; safe to delete. */
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * For what is imported from here on: an entry calls it before all others, whose modules are read as
 * soon as an import names them. Not in the folder for temporary files, which other users can write.
 */
export function keepCompiled(): void {
  if (process.env['NODE_COMPILE_CACHE'] !== undefined) return
  enableCompileCache(fileURLToPath(new URL('../.local/compiled', import.meta.url)))
}

/** Entry of `npm run licences`: writes the list of packages and their licences. */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { renderLicences } from './packages/licences.ts'
import { lockedPackages } from './packages/locked.ts'

const packages = await lockedPackages(fileURLToPath(new URL('..', import.meta.url)))
await writeFile(new URL('licences.md', import.meta.url), renderLicences(packages))

/**
 * What was proven last in a folder, so that `npm start` asks only what a change since then can reach.
 * It holds for the code that answered and asked and for the day on which it did, since answers depend
 * on both. Publishing to a store that others read never relies on it.
 */
import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { isoDay } from '../functions/model/dates.ts'
import { collectionNames } from '../functions/model/release.ts'
import { readKept, writeKept } from './dataset/kept-file.ts'
import { proveMany } from './prove-many.ts'
import { prove } from './prove.ts'
import { questionsAbout } from './questions.ts'
import { changedPrints, createReach, printsOf, type Print } from './reach.ts'
import type { Prove } from './releases/publish.ts'

const Prints = z.array(
  z.strictObject({
    collection: z.enum(collectionNames),
    key: z.string(),
    digest: z.string(),
    countries: z.array(z.string()).exactOptional(),
    cancerTypes: z.array(z.string()).exactOptional(),
  }),
)

/** The file of a checkout. It is ignored by git. */
export function provenIn(root: string): string {
  return join(root, '.local', 'proven.json')
}

/** A proof as strong as `prove`, given what `file` says; `note` is told what it leaves out. */
export async function createProver(
  file: string,
  note: (line: string) => void,
  now: () => Date = () => new Date(),
): Promise<Prove> {
  // Now, while the files are those that run.
  const code = await digestOfCode().catch(() => undefined)
  // Nothing can be said of what is not known, such as the versions of packages without their lockfile.
  if (code === undefined) return prove
  return async (dataset, release, scope) => {
    const prints = printsOf(dataset)
    const standing = `${code}-${isoDay(now())}`
    const proven = await readProven(file, standing)
    const records = scope?.records ?? Infinity
    const questions = [...questionsAbout({ dataset, release }, records)]
    const all = questions.map((question, place) => ({ question, place }))
    const reaches = proven && createReach(changedPrints(proven, prints))
    const asked = reaches === undefined ? all : all.filter(({ question }) => reaches(question))
    const proof = await proveMany(asked, { dataset, release, records })
    if (asked.length < all.length) {
      const same = all.length - asked.length
      note(`of the proof ${same} of ${all.length} questions stand as proven before: ${file}`)
    }
    if (proof.failures.length === 0 && scope?.records === undefined) {
      await writeKept(file, standing, JSON.stringify(prints))
    }
    return proof
  }
}

async function readProven(file: string, standing: string): Promise<readonly Print[] | undefined> {
  const body = await readKept(file, standing)
  try {
    return body === undefined ? undefined : Prints.parse(JSON.parse(body))
  } catch {
    return undefined
  }
}

/** Everything of ours that answers and asks, what it stands on, and Node with the words it knows. */
async function digestOfCode(): Promise<string> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const names = await readdir(join(root, 'functions'), { recursive: true })
  const own = names.filter((name) => /\.(?:ts|json)$/.test(name))
  const asking = [
    'held-texts',
    'prove',
    'prove-many',
    'run-prove-worker',
    'proven',
    'questions',
    'reach',
    'untrue',
  ].map((name) => `seed/${name}.ts`)
  const paths = [
    ...own.map((name) => join('functions', name)),
    ...asking,
    'package-lock.json',
  ].toSorted()
  const texts = await Promise.all(
    paths.map(async (path) => `${path}\0${await readFile(join(root, path), 'utf8')}`),
  )
  const { node, icu } = process.versions
  return hash('sha256', [node, icu, ...texts].join('\0'), 'base64url')
}

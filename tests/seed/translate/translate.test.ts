import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseXml, type XmlElement } from '@rgrove/parse-xml'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { originalHash } from '../../../seed/dataset/reviews.ts'
import { runHere } from '../../support/cli.ts'
import { edited, temporaryFolder, writeDataset, type Files } from '../../support/seed.ts'
import {
  keptSmallFolder,
  smallDataset,
  smallDay,
  smallFolder,
} from '../../support/small-directory.ts'
import { elementsIn, xliffFaults } from '../../support/xliff.ts'

const guide = 'resources/example-guide.yaml'

/** Every file of a folder with what it holds. */
async function contentsOf(dir: string): Promise<Record<string, string>> {
  const names = await readdir(dir, { recursive: true })
  const contents: Record<string, string> = {}
  for (const name of names.toSorted()) {
    const path = join(dir, name)
    if ((await stat(path)).isFile()) contents[name] = await readFile(path, 'utf8')
  }
  return contents
}

async function exportFrom(dir: string, locale: string, ...more: string[]): Promise<string> {
  const { code, out, err } = await runHere(['translate', 'export', locale, '--data', dir, ...more])
  expect([code, err]).toEqual([0, expect.any(String)])
  return out
}

let inFrench: Promise<string> | undefined

/** The example as nobody has changed it, exported once. */
function exampleInFrench(): Promise<string> {
  inFrench ??= writeDataset().then(async (dir) => exportFrom(dir, 'fr'))
  return inFrench
}

async function importInto(dir: string, xml: string | Uint8Array, ...more: string[]) {
  const file = join(await temporaryFolder(), 'in.xlf')
  await writeFile(file, xml)
  const result = await runHere(['translate', 'import', file, '--data', dir, ...more])
  return { ...result, err: result.err.replaceAll(file, 'in.xlf') }
}

function rootOf(xml: string): XmlElement {
  const { root } = parseXml(xml)
  if (root === null) throw new Error('no root')
  return root
}

type Unit = { id: string; state: string | undefined; source: string; target: string | undefined }

function unitsOf(xml: string): Unit[] {
  return unitsIn(rootOf(xml))
}

function unitsIn(root: XmlElement): Unit[] {
  return elementsIn(root, 'unit').map((unit) => ({
    id: String(unit.attributes['id']),
    state: elementsIn(unit, 'segment')[0]?.attributes['state'],
    source: elementsIn(unit, 'source')[0]?.text ?? '',
    target: elementsIn(unit, 'target')[0]?.text,
  }))
}

/** What a translator does to one unit of a file. */
function translated(xml: string, id: string, target: string, state = 'translated'): string {
  const unit = new RegExp(`<unit id="${id.replaceAll('.', '\\.')}"[^]*?</unit>`).exec(xml)?.[0]
  if (unit === undefined) throw new Error(`no unit ${id}`)
  return xml.replace(unit, () => withTarget(unit, target, state))
}

const unitPattern = /<unit id="([^"]+)"[^]*?<\/unit>/g

function withTarget(unit: string, target: string, state = 'translated'): string {
  return unit
    .replace(/ *<target>.*<\/target>\n/, '')
    .replace(/<segment state="\w+">/, `<segment state="${state}">`)
    .replace('</source>', () => `</source><target>${target}</target>`)
}

const title = 'resources.example-guide.text.title'
const description = 'resources.example-guide.text.description'
const typeName = 'cancerTypes.melanoma.text.name'
const synonyms = 'cancerTypes.melanoma.text.synonyms'

const { manifest: ours } = await smallDataset()

/** One for all who leave it as it is. */
let shared: { readonly dir: string; readonly before: Record<string, string> }
beforeAll(async () => {
  const dir = await keptSmallFolder()
  shared = { dir, before: await contentsOf(dir) }
  return async () => rm(dir, { recursive: true, force: true })
})

const exported = new Map<string, Promise<string>>()

async function exportShared(...args: readonly string[]): Promise<string> {
  const [locale = '', ...more] = args
  const key = args.join(' ')
  const found = exported.get(key) ?? exportFrom(shared.dir, locale, ...more)
  exported.set(key, found)
  return found
}

describe.each(ours.locales.map(({ tag }) => tag))('a dataset in ten languages, in %s', (locale) => {
  it('is exported as XLIFF 2.0 with legal, unique ids, and comes back unchanged', async () => {
    const { dir, before } = shared
    const xml = await exportShared(locale)
    const root = rootOf(xml)
    expect(xliffFaults(root)).toEqual([])
    const units = unitsIn(root)
    expect(units.length).toBeGreaterThan(10)
    expect(new Set(units.map(({ id }) => id)).size).toBe(units.length)
    expect(units.every(({ source }) => source !== '')).toBe(true)
    const { code, out, err } = await importInto(dir, xml)
    expect([code, out, err]).toEqual([0, expect.stringMatching(/^unchanged/), ''])
    expect(await contentsOf(dir)).toEqual(before)
  })
})

describe('translate export', () => {
  it('asks for every text once, each in the language it was first written in', async () => {
    const english = unitsOf(await exportShared('de'))
    const french = unitsOf(await exportShared('de', '--source', 'fr'))
    const ofPublications = english.filter(({ id }) => id.startsWith('publications.'))
    // What the French document said is French; the cautions beside it are our own.
    for (const { id } of ofPublications) expect(id).toContain('.caution.')
    expect(french.every(({ id }) => id.startsWith('publications.'))).toBe(true)
    const { terms, resources, countries, cancerTypes } = await smallDataset()
    const ids = new Set(english.map(({ id }) => id))
    for (const { id } of resources) expect(ids).toContain(`resources.${id}.text.description`)
    for (const { code, reimbursement, earlyAccess, availability } of countries) {
      const id = `countries.${code}.reimbursement`
      expect(ids).toContain(`${id}.text.summary`)
      expect(ids).toContain(`${id}.decision.text.name`)
      expect(ids).toContain(`${id}.payer.text.name`)
      for (const i of reimbursement.assessment.keys()) {
        expect(ids).toContain(`${id}.assessment.${i + 1}.text.name`)
      }
      for (const i of reimbursement.waitIndicators.keys()) {
        expect(ids).toContain(`${id}.waitIndicators.${i + 1}.text.metric`)
      }
      expect(ids.has(`countries.${code}.earlyAccess.text.name`)).toBe(earlyAccess !== null)
      for (const note of availability) {
        const isHeld = Object.keys(note.text).length > 0
        expect(ids.has(`countries.${code}.availability.${note.id}.text.text`)).toBe(isHeld)
      }
    }
    for (const { id } of cancerTypes) expect(ids).toContain(`cancerTypes.${id}.text.synonyms`)
    for (const code of Object.keys(terms.status))
      expect(ids).toContain(`terms.status.${code}.label`)
  })

  it('tells the translator what must survive', async () => {
    const xml = await exportShared('de')
    const notesOf = (id: string): string =>
      elementsIn(rootOf(xml), 'unit')
        .filter(({ attributes }) => attributes['id'] === id)
        .flatMap((unit) => elementsIn(unit, 'note').map(({ text }) => text))
        .join('\n')
    const availability = notesOf('countries.PL.availability.pl-melanoma-1.text.text')
    expect(availability).toContain('INN')
    expect(availability).toContain('a date, a number, a condition')
    expect(availability).toContain('four different words')
    const body = notesOf('countries.PL.reimbursement.assessment.1.text.name')
    expect(body).toContain('a body that assesses medicines')
    expect(body).toContain('Keep the original name')
    expect(availability).toContain('countries/pl.yaml')
    expect(notesOf('countries.PL.earlyAccess.text.name')).toContain('original name of a scheme')
    expect(notesOf('terms.status.reimbursed.label')).toContain('four different words')
    expect(notesOf('terms.status.authorised.label')).toMatch(/Glossary: authorised: “[^”]+”/)
    expect(notesOf('cancerTypes.melanoma.text.synonyms')).toContain('|')
    expect(notesOf('resources.cri.text.title')).toContain('at most 200 characters')
    const word = notesOf('pages.start.words.show.text')
    expect(word).toContain('a text of the site itself, button: shows what is known')
    expect(word).toContain('what stands in braces')
  })

  it('shows the text in the default language beside an original in another', async () => {
    const xml = await exportShared('de', '--source', 'fr')
    expect(xml).toContain('<note category="reference">In en (unreviewed): What is immuno-oncology?')
  })

  it('says what it leaves out because it was first written in another language', async () => {
    const { err } = await runHere(['translate', 'export', 'de', '--data', shared.dir])
    expect(err).toContain('first written in fr: translate export de --source fr')
  })

  it('exports only what is missing, or only what is unreviewed', async () => {
    const dir = await writeDataset()
    const missing = unitsOf(await exportFrom(dir, 'fr', '--only', 'missing'))
    const unreviewed = unitsOf(await exportFrom(dir, 'fr', '--only', 'unreviewed'))
    const all = unitsOf(await exampleInFrench())
    expect(new Set(missing.map(({ state }) => state))).toEqual(new Set(['initial']))
    expect(new Set(unreviewed.map(({ state }) => state))).toEqual(new Set(['translated']))
    expect(missing.length + unreviewed.length).toBe(all.length)
  })

  it('writes a file, and never over one that may hold a translation', async () => {
    const cwd = await temporaryFolder()
    const dir = await writeDataset({}, cwd)
    const args = ['translate', 'export', 'fr', '--data', dir, '--out', join(cwd, 'fr.xlf')]
    const first = await runHere(args)
    expect([first.code, first.out]).toEqual([0, ''])
    expect(first.err).toMatch(
      /^\d+ texts from en into fr: \d+ missing, 4 unreviewed, 0 reviewed\n$/,
    )
    expect(xliffFaults(rootOf(await readFile(join(cwd, 'fr.xlf'), 'utf8')))).toEqual([])
    const again = await runHere(args)
    expect([again.code, again.out]).toEqual([2, ''])
    expect(again.err).toContain('--force')
    expect((await runHere([...args, '--force'])).code).toBe(0)
  })

  it('says that there is nothing to export, and writes no empty document', async () => {
    const dir = await writeDataset(edited(guide, 'state: unreviewed', 'state: reviewed'))
    const xml = await exportFrom(dir, 'fr')
    const units = new Map(unitsOf(xml).map(({ id, target }) => [id, target]))
    const whole = xml.replaceAll(unitPattern, (text, id: string) =>
      withTarget(text, units.get(id) ?? 'x'),
    )
    expect((await importInto(dir, whole)).code).toBe(0)
    const args = ['translate', 'export', 'fr', '--only', 'missing', '--data', dir]
    const { code, out, err } = await runHere(args)
    expect([code, out]).toEqual([0, ''])
    expect(err).toContain('nothing to export')
  })

  it.each([
    ['a language the manifest lacks', ['fx'], 'did you mean "fr"?'],
    ['the language of the originals', ['en'], 'there is nothing to translate'],
    ['itself as source', ['fr', '--source', 'fr'], 'into itself'],
    ['a source in which nothing was written', ['fr', '--source', 'de'], 'first written in en'],
    ['another choice', ['fr', '--only', 'some'], 'Allowed choices are all, missing, unreviewed'],
  ])('refuses %s as usage', async (_, args, words) => {
    const dir = await writeDataset()
    const { code, out, err } = await runHere(['translate', 'export', ...args, '--data', dir])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
  })
})

describe('translate import', () => {
  it('takes a whole translation, changes nothing else, and the same file again is unchanged', async () => {
    const dir = await smallFolder()
    const before = await contentsOf(dir)
    const old = await loadDataset(dir, { today: smallDay })
    const xml = await exportFrom(dir, 'pl')
    const units = new Map(unitsOf(xml).map((unit) => [unit.id, unit]))
    const whole = xml.replaceAll(unitPattern, (text, id: string) => {
      const { source = '', target } = units.get(id) ?? {}
      if (target !== undefined) return text
      const words = source.startsWith('—') ? '—' : `Zażółć: ${source}`
      return withTarget(text, escaped(words.slice(0, 119)))
    })
    const { code, out, err } = await importInto(dir, whole)
    expect([code, out]).toEqual([0, expect.stringContaining('(pl): 0 reviewed, ')])
    expect(err).toContain('see what they could do better: npm run seed -- validate\n')

    const after = await contentsOf(dir)
    for (const [name, text] of Object.entries(before)) {
      // Nothing is taken away or moved: the old lines are all there, in their order.
      const lines = (after[name] ?? '').split('\n')
      let at = 0
      for (const line of text.split('\n')) {
        at = lines.indexOf(line, at) + 1
        // Not an expectation each: there are forty thousand.
        if (at === 0) throw new Error(`${name} has lost: ${line}`)
      }
    }
    const now = await loadDataset(dir, { today: smallDay })
    expect(now.problems).toEqual([])
    expect(without(now.dataset, 'pl')).toEqual(without(old.dataset, 'pl'))

    const again = await exportFrom(dir, 'pl')
    expect(unitsOf(again).every(({ state }) => state === 'translated')).toBe(true)
    for (const file of [whole, again])
      expect((await importInto(dir, file)).out).toMatch(/^unchanged/)
    expect(await contentsOf(dir)).toEqual(after)
  })

  it.each(['reviewed', 'final'])(
    'of a segment that is %s is a review of this original',
    async (state) => {
      const dir = await writeDataset()
      const xml = await exampleInFrench()
      const done = translated(
        translated(xml, title, 'Le guide', state),
        description,
        'Il dit.',
        state,
      )
      const { code, out } = await importInto(dir, done)
      expect([code, out]).toEqual([
        0,
        'changed resources/example-guide.yaml resources.example-guide.text: reviewed, was unreviewed\n' +
          'changed 1 text in 1 file (fr): 1 reviewed, 0 unreviewed\n',
      ])
      const { written, dataset } = await loadDataset(dir)
      expect(dataset?.resources[0]?.text['fr']?.state).toBe('reviewed')
      const text = written?.resources[0]?.text
      const of = originalHash({ ...text?.['en'], state: 'original' })
      expect(text?.['fr']).toEqual({
        title: 'Le guide',
        description: 'Il dit.',
        state: 'reviewed',
        of,
      })
      expect(unitsOf(await exportFrom(dir, 'fr')).find(({ id }) => id === title)?.state).toBe(
        'reviewed',
      )
      expect((await importInto(dir, await exportFrom(dir, 'fr'))).out).toMatch(/^unchanged/)
    },
  )

  it('is as far as the field that is least far', async () => {
    const dir = await writeDataset()
    const xml = await exampleInFrench()
    const done = translated(translated(xml, title, 'Le guide', 'final'), description, 'Il dit.')
    expect((await importInto(dir, done)).out).toContain('text: unreviewed, new words')
  })

  it('keeps comments and the form of everything else', async () => {
    const text = `# by Ann
id: example-guide   # stays
kind: "guide"
url: https://example.org/guide
languages: [en]
countries: [ BE ]

cancerTypes: [melanoma]
audiences: [patient, caregiver]
confidence: general-knowledge
checkedOn: null
sources: []
text:
  # the original
  en:
    title: 'A guide'   # short
    description: It explains things.
    state: original
  fr:
    # checked by Bea
    title: Un guide # to do
    description: >-
      Il explique.
    state: unreviewed
    # end of French
# the end
`
    const dir = await writeDataset({ [guide]: text })
    const xml = await exportFrom(dir, 'fr')
    const long = `${'Il explique beaucoup de choses '.repeat(5)}: « oui »`
    const done = translated(
      translated(xml, title, 'Le guide # un', 'reviewed'),
      description,
      long,
      'reviewed',
    )
    expect((await importInto(dir, done)).code).toBe(0)
    const now = await readFile(join(dir, guide), 'utf8')
    const { written } = await loadDataset(dir)
    const of = written?.resources[0]?.text['fr']?.of ?? ''
    expect(now.replace(`of: ${of}`, `of: "${of}"`)).toBe(
      text
        .replace('title: Un guide # to do', `title: "Le guide # un" # to do`)
        .replace(
          '      Il explique.\n    state: unreviewed\n    # end of French\n',
          '      Il explique beaucoup de choses Il explique beaucoup de choses Il explique beaucoup de choses\n' +
            '      Il explique beaucoup de choses Il explique beaucoup de choses : « oui »\n' +
            `    state: reviewed\n    of: "${of}"\n    # end of French\n`,
        ),
    )
  })

  it('keeps CRLF line breaks and a byte order mark', async () => {
    const crlf = (await readFile(join(await writeDataset(), guide), 'utf8')).replaceAll(
      '\n',
      '\r\n',
    )
    const dir = await writeDataset({ [guide]: `\uFEFF${crlf}` })
    const xml = await exportFrom(dir, 'fr')
    const long = 'Il explique '.repeat(30).trim()
    const done = translated(translated(xml, title, 'Le guide'), description, long)
    expect((await importInto(dir, done)).code).toBe(0)
    const now = await readFile(join(dir, guide), 'utf8')
    expect(now.startsWith('\uFEFFid: ')).toBe(true)
    expect(now.replaceAll('\r\n', '')).not.toContain('\n')
    expect((await loadDataset(dir)).problems).toEqual([])
  })

  it('carries every character that a text may hold, right-to-left ones among them', async () => {
    const manifest = edited(
      'manifest.yaml',
      'notice:',
      '  - { tag: tr-Arab, name: تركچه, direction: rtl, fallback: [en] }\nnotice:',
    )
    const dir = await writeDataset(manifest)
    const xml = await exportFrom(dir, 'tr-Arab')
    expect(xliffFaults(rootOf(xml))).toEqual([])
    expect(xml).toContain('trgDir="rtl"')
    const words = {
      [title]: 'دليل\u200F (PD-L1\u200E) "اقتباس" & \'x\' 5\u00A0mg a < b > c; Å é 👩‍⚕️ می‌خواهم',
      [description]: '"- : # [x] {y} *z* %a @b `c` | > ! ? \\n 12:30, yes',
    }
    const done = Object.entries(words).reduce(
      (all, [id, target]) => translated(all, id, escaped(target)),
      xml,
    )
    expect((await importInto(dir, done)).code).toBe(0)
    const { dataset, problems } = await loadDataset(dir)
    expect(problems).toEqual([])
    expect(dataset?.resources[0]?.text['tr-Arab']).toEqual({
      title: words[title].normalize('NFC'),
      description: words[description],
      state: 'unreviewed',
    })
    const back = await exportFrom(dir, 'tr-Arab')
    expect(unitsOf(back).find(({ id }) => id === title)?.target).toBe(words[title].normalize('NFC'))
    expect((await importInto(dir, back)).out).toMatch(/^unchanged/)
  })

  it('takes lists of any length, and none', async () => {
    const dir = await writeDataset()
    const xml = await exampleInFrench()
    expect(unitsOf(xml).find(({ id }) => id === synonyms)).toEqual({
      id: synonyms,
      state: 'translated',
      source: 'skin melanoma',
      target: '—',
    })
    const take = async (target: string): Promise<unknown> => {
      const done = translated(translated(xml, typeName, 'Mélanome'), synonyms, target)
      expect((await importInto(dir, done)).code).toBe(0)
      return (await loadDataset(dir)).dataset?.cancerTypes[0]?.text['fr']?.synonyms
    }
    expect(await take('mélanome cutané | cancer de la peau|grain de beauté, malin')).toEqual([
      'mélanome cutané',
      'cancer de la peau',
      'grain de beauté, malin',
    ])
    expect(await take('—')).toEqual([])
  })

  it('leaves what is outdated as it is written, until the text is translated anew', async () => {
    const stale = `state: reviewed\n    of: "${'0'.repeat(16)}"`
    const dir = await writeDataset(edited(guide, 'state: unreviewed', stale))
    const before = await contentsOf(dir)
    const xml = await exportFrom(dir, 'fr')
    expect(unitsOf(xml).find(({ id }) => id === title)).toMatchObject({
      state: 'initial',
      target: 'Un guide',
    })
    for (const flags of [[], ['--take-initial']]) {
      expect((await importInto(dir, xml, ...flags)).out).toMatch(/^unchanged/)
      expect(await contentsOf(dir)).toEqual(before)
    }
    // A person who says that it is translated has looked at the new original.
    const done = translated(translated(xml, title, 'Un guide'), description, 'Il explique.')
    expect((await importInto(dir, done)).out).toContain('text: unreviewed, was outdated')
    const { written } = await loadDataset(dir)
    const { en, fr } = written?.resources[0]?.text ?? {}
    expect(fr).toMatchObject({ state: 'unreviewed', of: originalHash(en ?? {}) })
  })

  it('only says what it would do with --dry-run', async () => {
    const dir = await writeDataset()
    const before = await contentsOf(dir)
    const done = translated(await exampleInFrench(), title, 'Le guide')
    const { code, out } = await importInto(dir, done, '--dry-run', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      outcome: 'would change',
      locale: 'fr',
      texts: [
        {
          id: 'resources.example-guide.text',
          file: guide,
          before: 'unreviewed',
          state: 'unreviewed',
        },
      ],
      files: [join(dir, guide)],
      problems: [],
      notTaken: [],
      notes: [],
    })
    expect(await contentsOf(dir)).toEqual(before)
  })

  it('takes no translation that nobody marked as begun, and names it', async () => {
    const dir = await writeDataset()
    const before = await contentsOf(dir)
    const xml = await exampleInFrench()
    const done = translated(
      translated(xml, title, 'A guide', 'initial'),
      description,
      'It explains things.',
      'initial',
    )
    const { code, out, err } = await importInto(dir, done)
    expect([code, out]).toEqual([
      0,
      'unchanged: nothing new was taken into fr; not taken: 2 initial copies of the original\n',
    ])
    expect(err).toMatch(
      /^in\.xlf:\d+:7: not taken, its state is initial and it is a copy of the original: resources\.example-guide/,
    )
    expect(await contentsOf(dir)).toEqual(before)
    const flagged = await importInto(dir, done, '--take-initial')
    expect([flagged.code, await contentsOf(dir)]).toEqual([0, before])
  })

  it('ends with 3 when a translation stayed behind because its state is initial', async () => {
    const dir = await writeDataset()
    const xml = await exampleInFrench()
    const guideOnly = translated(
      translated(xml, title, 'Le guide', 'initial'),
      description,
      'Il dit.',
      'initial',
    )
    const stayed = await importInto(dir, guideOnly)
    expect(stayed.code).toBe(3)
    expect(stayed.out).toBe('unchanged: nothing new was taken into fr; not taken: 2 initial\n')
    expect(stayed.err).toContain('Set state="translated"')
    expect(stayed.err).toContain('--take-initial')
    expect(stayed.err).toMatch(/2 translations not taken: nothing was changed\n$/)

    // What can be taken is taken, and the end tells of the rest.
    const both = translated(guideOnly, 'manifest.notice.text', 'Avis.')
    const json = await importInto(dir, both, '--dry-run', '--json')
    expect(json.code).toBe(3)
    expect(JSON.parse(json.out)).toMatchObject({
      outcome: 'would change',
      texts: [{ id: 'manifest.notice' }],
      notTaken: [
        { id: title, reason: 'initial' },
        { id: description, reason: 'initial' },
      ],
    })
    const taken = await importInto(dir, both, '--take-initial')
    expect([taken.code, taken.out]).toEqual([
      0,
      expect.stringMatching(/changed 2 texts in 2 files \(fr\): 0 reviewed, 2 unreviewed\n$/),
    ])
    expect((await loadDataset(dir)).dataset?.resources[0]?.text['fr']).toEqual({
      title: 'Le guide',
      description: 'Il dit.',
      state: 'unreviewed',
    })
    // Nothing is left behind that the dataset holds already.
    const again = await importInto(dir, both)
    expect([again.code, again.out]).toEqual([
      0,
      'unchanged: the file has no translation into fr that the dataset does not hold\n',
    ])
  })

  it('takes no copy of the original for a translation, with --take-initial either', async () => {
    const dir = await writeDataset()
    const xml = await exampleInFrench()
    const half = translated(
      translated(xml, title, 'A guide', 'initial'),
      description,
      'Il dit.',
      'initial',
    )
    const { code, err } = await importInto(dir, half, '--take-initial')
    expect(code).toBe(3)
    expect(err).toMatch(/xliff-incomplete title is still initial and a copy of the original/)
    // Unless somebody has looked at the copies.
    const both = await importInto(dir, half, '--take-initial', '--take-copies')
    expect([both.code, both.out]).toEqual([0, expect.stringContaining('changed 1 text in 1 file')])
  })

  it('asks about a translation that is equal to its original, and takes the others', async () => {
    const dir = await writeDataset()
    const xml = await exampleInFrench()
    const copied = translated(
      translated(translated(xml, title, ' A  guide'), description, 'Il dit.'),
      'manifest.notice.text',
      'Avis.',
    )
    const asked = await importInto(dir, copied)
    expect([asked.code, asked.out]).toEqual([
      3,
      expect.stringMatching(/^changed 1 text in 1 file .*; not taken: 1 equal to the original$/m),
    ])
    expect(asked.err).toMatch(
      /^in\.xlf:\d+:\d+: not taken, it is equal to the original: resources\.example-guide\.text\.title$/m,
    )
    expect(asked.err).toContain('take them with --take-copies')
    const taken = await importInto(dir, copied, '--take-copies')
    expect([taken.code, taken.out]).toEqual([
      0,
      expect.stringContaining('changed 1 text in 1 file'),
    ])
    // What the dataset holds already is not asked about again, and names in a list never are.
    expect((await importInto(dir, copied)).code).toBe(0)
    const names = translated(await exportFrom(dir, 'fr'), synonyms, 'skin melanoma')
    expect((await importInto(dir, names)).code).toBe(0)
  })

  it('shows the notes that a translator added, and none of its own', async () => {
    const dir = await writeDataset()
    const xml = await exampleInFrench()
    expect(xml).toContain('<note category="guidance">')
    const noted = translated(xml, title, 'Le <mrk id="m1" type="comment" value="sic?">guide</mrk>')
      .replace(
        /(<unit id="resources\.example-guide\.text\.title"[^]*?)<\/notes>/,
        '$1<note appliesTo="target">Which\n guide\u202E</note></notes>',
      )
      .replace(/(<file [^>]*>)/, '$1<notes><note>All done.</note></notes>')
    const { code, err } = await importInto(dir, noted)
    const shown = err.split('\n').filter((line) => line.includes('note of a translator'))
    expect([code, shown]).toEqual([
      0,
      [
        expect.stringMatching(/^in\.xlf:\d+:\d+: note of a translator: All done\.$/),
        expect.stringMatching(/: note of a translator, \S+title: Which guide\\u\{202e\}$/),
        expect.stringMatching(/: note of a translator, \S+title: sic\?$/),
      ],
    ])
    const { out } = await importInto(dir, noted, '--json')
    expect(JSON.parse(out)).toMatchObject({
      notes: [{ id: '', text: 'All done.' }, { id: title }, { id: title, text: 'sic?' }],
    })
    // They are shown when texts or the whole file are refused, too.
    for (const bad of [
      translated(noted, description, '&lt;b&gt;'),
      noted.replace('trgLang="fr"', 'trgLang="xx"'),
    ]) {
      const refused = await importInto(dir, bad)
      expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('All done.')])
    }
  })

  it.each([
    ['one language with a region', 'trgLang="fr"', 'trgLang="fr-FR"'],
    ['both with a region', 'srcLang="en" trgLang="fr"', 'srcLang="en-US" trgLang="fr-BE"'],
    ['other letters', 'srcLang="en" trgLang="fr"', 'srcLang="EN-Latn-GB" trgLang="FR"'],
  ])('finds the languages of the manifest by lookup: %s', async (_, from, to) => {
    const dir = await writeDataset()
    const xml = translated(await exampleInFrench(), title, 'Le guide')
    const renamed = xml.replace(from, to)
    expect(renamed).not.toBe(xml)
    expect((await importInto(dir, renamed)).out).toContain('changed 1 text in 1 file (fr)')
  })

  it.each([
    ['the end of a segment', '<source>It </source><target>Il</target>', ['explains', 'explique']],
    ['the start of one', '<source>It</source><target>Il</target>', [' explains', 'explique']],
    [
      'what stands between two',
      '<source>It</source><target>Il</target></segment><ignorable><source> </source><target/></ignorable><segment state="translated">',
      ['explains', 'explique'],
    ],
  ])('gets back the blank that a tool lost at %s', async (_, first, [source, target]) => {
    const dir = await writeDataset()
    const xml = translated(await exampleInFrench(), description, 'x')
    const open = first.includes('<ignorable>') ? '' : '</segment><segment state="translated">'
    const cut = xml.replace(
      /<source>It explains things\.<\/source><target>x<\/target>/,
      `${first}${open}<source>${source} things.</source><target>${target} tout.</target>`,
    )
    expect(cut).not.toBe(xml)
    expect((await importInto(dir, cut)).code).toBe(0)
    const { dataset } = await loadDataset(dir)
    expect(dataset?.resources[0]?.text['fr']?.description).toBe('Il explique tout.')
  })

  it.each<readonly [string, (xml: string) => string]>([
    ['segments that a tool has split', (xml) => split(xml)],
    ['annotations, comments and CDATA', (xml) => annotated(xml)],
    ['another prefix for the namespace', (xml) => prefixed(xml)],
    ['version 2.1', (xml) => xml.replace('version="2.0"', 'version="2.1"')],
    ['no groups, notes or hashes', (xml) => bare(xml)],
    ['CRLF line breaks and a byte order mark', (xml) => `\uFEFF${xml.replaceAll('\n', '\r\n')}`],
    [
      'lines that a tool has broken',
      (xml) => xml.replace('<target>Le guide', '<target>\n   Le\n   guide'),
    ],
  ])('understands %s', async (_, change) => {
    const dir = await writeDataset()
    const done = translated(await exampleInFrench(), title, 'Le guide')
    const changed = change(done)
    expect(changed).not.toBe(done)
    const { code, err } = await importInto(dir, changed)
    expect([code, err]).toEqual([0, expect.stringMatching(/^see what .*-- validate\n$/)])
    expect((await loadDataset(dir)).dataset?.resources[0]?.text['fr']?.title).toBe('Le guide')
  })
})

function split(xml: string): string {
  return xml.replace(
    /<segment state="translated">\s*<source>A guide<\/source><target>Le guide<\/target>\s*<\/segment>/,
    '<segment state="final"><source>A</source><target>Le</target></segment>' +
      '<ignorable><source> </source></ignorable>' +
      '<segment state="translated"><source>guide</source><target>guide</target></segment>',
  )
}

function annotated(xml: string): string {
  return xml.replace(
    '<target>Le guide',
    '<target><!-- ok --><mrk id="m1" type="term">Le</mrk><![CDATA[ gu]]>i&#100;e',
  )
}

function prefixed(xml: string): string {
  return xml.replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=')
}

function bare(xml: string): string {
  return xml
    .replaceAll(/<notes>[^]*?<\/notes>/g, '')
    .replaceAll(/<\/?group[^>]*>/g, '')
    .replaceAll(/ imd:source-hash="\w+"/g, '')
    .replaceAll(/ xmlns:imd="[^"]+"/g, '')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A dataset without its texts in one language. */
function without(dataset: unknown, locale: string): unknown {
  const text = JSON.stringify(dataset, (key, value: unknown) =>
    key === locale ? undefined : value,
  )
  return JSON.parse(text)
}

const inTitle = (words: string) => (xml: string) => translated(xml, title, words)
const bomb = `<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa">${Array.from(
  { length: 20 },
  (_, i) => `<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`,
).join('')}]>`

type BadFile = readonly [string, (xml: string) => string | Uint8Array, string, string]

describe('a file that cannot be read changes nothing, and says why and where', () => {
  it.each<BadFile>([
    [
      'a DOCTYPE with an external entity (F-48)',
      (xml) =>
        xml.replace('<xliff', '<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<xliff'),
      '2:1',
      'xml-doctype',
    ],
    [
      'a DOCTYPE that names a DTD',
      (xml) => xml.replace('<xliff', '<!DOCTYPE xliff SYSTEM "http://127.0.0.1:1/x.dtd"><xliff'),
      '2:1',
      'xml-doctype',
    ],
    [
      'a bomb of entities (F-48)',
      (xml) => translated(xml, title, '&a19;').replace('<xliff', `${bomb}<xliff`),
      '2:1',
      'xml-doctype',
    ],
    ['an entity nobody defined', inTitle('&copy;'), '', 'xml-syntax'],
    ['elements 100,000 deep (F-48)', () => '<a>'.repeat(100_000), '', 'xml-too-deep'],
    ['elements 100 deep', () => '<a>'.repeat(100) + '</a>'.repeat(100), '1:193', 'xml-too-deep'],
    ['a character that is not one (F-46)', inTitle('a&#xFFFF;b'), '', 'xml-syntax'],
    ['an & that is not written out (F-10)', inTitle('a & b'), '', 'xml-syntax'],
    ['half a file', (xml) => xml.slice(0, 900), '', 'xml-syntax'],
    ['nothing', () => '', '1:1', 'xml-syntax'],
    ['UTF-16 (F-17)', (xml) => Buffer.from(`\uFEFF${xml}`, 'utf16le'), '1:1', 'not-utf8'],
    ['a NUL byte (F-20)', inTitle('a\0b'), '', 'control-character'],
    ['HTML', () => '<html></html>', '1:1', 'xliff-structure'],
    [
      'XLIFF 1.2',
      () => '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"></xliff>',
      '1:1',
      'xliff-structure',
    ],
    ['no target language', (xml) => xml.replace(' trgLang="fr"', ''), '2:1', 'xliff-structure'],
    [
      'a language that is not ours',
      (xml) => xml.replace('trgLang="fr"', 'trgLang="xx"'),
      '2:1',
      'xliff-language',
    ],
    [
      'its own source language',
      (xml) => xml.replace('trgLang="fr"', 'trgLang="en"'),
      '2:1',
      'xliff-language',
    ],
  ])('%s', async (_, change, where, code) => {
    const dir = await writeDataset()
    const before = await contentsOf(dir)
    const xml = translated(await exampleInFrench(), typeName, 'Mélanome malin')
    const result = await importInto(dir, change(xml))
    expect([result.code, result.out]).toEqual([3, ''])
    expectFirst(result.err, where, code)
    expect(result.err).toContain('nothing was changed')
    expect(await contentsOf(dir)).toEqual(before)
  })
})

function expectFirst(err: string, where: string, code: string): void {
  const [first = ''] = err.split('\n')
  expect(first).toMatch(
    new RegExp(`^in\\.xlf:${where === '' ? '\\d+:\\d+' : where}: error ${code} `),
  )
  expect(first.length).toBeLessThan(500)
}

describe('a text that cannot be taken is named with its reason and place, and the others are taken', () => {
  it.each<BadFile>([
    [
      'no id',
      (xml) => xml.replace('<unit id="manifest.notice.text"', '<unit'),
      '5:7',
      'xliff-structure',
    ],
    [
      'a state of its own',
      (xml) => translated(xml, title, 'Le guide', 'done'),
      '',
      'xliff-structure',
    ],
    [
      'an unknown id',
      (xml) => xml.replace('<unit id="manifest.notice.text"', '<unit id="manifest.gone.text"'),
      '',
      'xliff-unknown-id',
    ],
    [
      'a text twice',
      (xml) => xml.replace(/(<unit id="manifest[^]*?<\/unit>)/, '$1$1'),
      '',
      'xliff-duplicate-id',
    ],
    [
      'a source that was edited in the file',
      (xml) => inTitle('Le guide')(xml).replace('<source>A guide<', '<source>The guide<'),
      '',
      'xliff-source-changed',
    ],
    [
      'an empty text that is called translated',
      (xml) => translated(xml, 'manifest.notice.text', ' '),
      '',
      'xliff-incomplete',
    ],
    [
      'a text translated in part',
      (xml) => translated(translated(xml, title, ''), description, 'x'),
      '',
      'xliff-incomplete',
    ],
    [
      'a text of which a unit was lost',
      (xml) =>
        translated(
          xml.replace(/<unit id="resources\.example-guide\.text\.title[^]*?<\/unit>/, ''),
          description,
          'x',
        ),
      '',
      'xliff-incomplete',
    ],
    ['HTML in a target (F-45)', inTitle('&lt;b&gt;Le guide&lt;/b&gt;'), '', 'text-markup'],
    ['a script in a target (F-45)', inTitle('<![CDATA[<script>x</script>]]>'), '', 'text-markup'],
    ['an entity of HTML in a target (F-45)', inTitle('a &amp;nbsp; b'), '', 'text-markup'],
    ['a Markdown link (F-45)', inTitle('[x](javascript:y)'), '', 'text-markup'],
    ['inline codes in a target', inTitle('<pc id="1">Le</pc> guide'), '', 'xliff-inline'],
    ['a placeholder in a target', inTitle('Le <ph id="1"/>'), '', 'xliff-inline'],
    ['a direction override (F-46)', inTitle('a\u202Eb'), '', 'text-hidden-character'],
    [
      'a mark of direction in a language without (F-46)',
      inTitle('Le\u200F guide'),
      '',
      'text-hidden-character',
    ],
    ['a zero-width space by number (F-46)', inTitle('a&#x200B;b'), '', 'text-hidden-character'],
    ['a tag character (F-46)', inTitle('a&#xE0041;b'), '', 'text-hidden-character'],
    ['a title that is too long (F-47)', inTitle('x'.repeat(201)), '', 'text-too-long'],
    ['a text of 1 MB (F-47)', inTitle('x'.repeat(1_000_000)), '', 'text-too-long'],
    [
      'an empty name in a list',
      (xml) => translated(xml, 'cancerTypes.melanoma.text.synonyms', 'a | | b'),
      '',
      'text-blank',
    ],
  ])('%s', async (_, change, where, code) => {
    const dir = await writeDataset()
    const before = await contentsOf(dir)
    const xml = await exampleInFrench()
    const alone = await importInto(dir, change(xml))
    expect([alone.code, alone.out]).toEqual([
      3,
      'unchanged: nothing new was taken into fr; not taken: 1 with a problem\n',
    ])
    expectFirst(alone.err, where, code)
    expect(alone.err).toMatch(/[12] problems?: nothing was changed/)
    expect(await contentsOf(dir)).toEqual(before)

    const good = 'publications.brochure.statements.1.text.text'
    const result = await importInto(dir, change(translated(xml, good, 'Demandez.')))
    expect([result.code, result.out]).toEqual([
      3,
      expect.stringMatching(/^changed publications[^]*; not taken: 1 with a problem\n$/),
    ])
    expectFirst(result.err, where, code)
    expect(result.err).toMatch(/[12] problems?: everything else was taken/)
    const after = await contentsOf(dir)
    const changed = Object.keys(after).filter((path) => after[path] !== before[path])
    expect(changed).toEqual(['publications/brochure.yaml'])
  })

  it('when it was translated from another language than its original', async () => {
    const dir = await writeDataset()
    const before = await contentsOf(dir)
    const xml = await exampleInFrench()
    const turned = xml
      .replace('srcLang="en"', 'srcLang="fr"')
      .replace('trgLang="fr"', 'trgLang="en"')
    const { code, err } = await importInto(dir, turned)
    expect([code, err]).toEqual([3, expect.stringContaining('xliff-source-changed')])
    expect(await contentsOf(dir)).toEqual(before)
  })

  it('in a dataset file that cannot be edited', async () => {
    const commented = edited(
      'cancer-types/melanoma.yaml',
      'fr: { name: Mélanome, synonyms: [], state: unreviewed }',
      'fr:\n    name: Mélanome\n    synonyms:\n      - a # one\n      - b\n    state: unreviewed',
    )
    const dir = await writeDataset(commented)
    const xml = translated(await exportFrom(dir, 'fr'), synonyms, 'c | d')
    const { code, out, err } = await importInto(dir, inTitle('Le guide')(xml))
    expect([code, err]).toEqual([
      3,
      expect.stringMatching(/melanoma\.yaml:1:1: error not-editable the comment in line/),
    ])
    expect(out).toContain('changed 1 text in 1 file (fr)')
  })

  it('at the line and column of the translation that breaks a rule (F-03)', async () => {
    const dir = await writeDataset()
    const xml = translated(await exampleInFrench(), title, 'a <![CDATA[<b>]]>')
    const line = xml.split('\n').findIndex((one) => one.includes('CDATA'))
    const column = xml.split('\n')[line]?.indexOf('<target>') ?? 0
    const { err } = await importInto(dir, xml)
    expect(err).toMatch(
      new RegExp(`^in\\.xlf:${line + 1}:${column + 9}: error text-markup .*\\(${title}\\)\n`),
    )
  })

  it('when its original changed since the export: each is listed, as JSON as well', async () => {
    const dir = await writeDataset()
    const summary = 'countries.BE.reimbursement.text.summary'
    const unchanged = await exampleInFrench()
    const xml = [title, description, summary].reduce(
      (done, id) => translated(done, id, 'Du neuf'),
      unchanged,
    )
    const changes: Files = {
      ...edited(guide, 'It explains things.', 'It explains much.'),
      ...edited('countries/be.yaml', 'The fund pays.', 'The fund may pay.'),
    }
    for (const [name, text] of Object.entries(changes)) await writeFile(join(dir, name), text ?? '')
    const before = await contentsOf(dir)
    const { code, err } = await importInto(dir, xml)
    expect(code).toBe(3)
    const lines = err.split('\n').filter((line) => line.includes('error'))
    expect(lines).toEqual([
      expect.stringContaining(
        'xliff-source-changed the original has changed since the export: now "The fund may pay."' +
          ' (countries.BE.reimbursement.text.summary)',
      ),
      expect.stringContaining('another field of it (resources.example-guide.text.title)'),
      expect.stringContaining('now "It explains much." (resources.example-guide.text.description)'),
    ])
    const { out } = await importInto(dir, xml, '--json')
    const { outcome, problems } = JSON.parse(out) as { outcome: string; problems: unknown[] }
    expect([outcome, problems.length]).toEqual(['unchanged', 3])
    expect(await contentsOf(dir)).toEqual(before)
    // Where nobody had translated anything, nothing is lost.
    const idle = await importInto(dir, unchanged)
    expect([idle.code, idle.out]).toEqual([
      0,
      'unchanged: nothing new was taken into fr; not taken: 3 of which the original has changed\n',
    ])
    expect(idle.err).toContain('Export these again')
  })

  it('reports every problem at once (F-01)', async () => {
    const dir = await writeDataset()
    const xml = await exampleInFrench()
    const bad = unitsOf(xml).reduce((all, { id }) => translated(all, id, '&lt;i&gt;'), xml)
    const { err } = await importInto(dir, bad)
    expect(err.match(/error text-markup/g)?.length).toBeGreaterThan(60)
  })

  it.each([
    ['is not there', async (path: string) => path, 'unreadable-file'],
    ['is a folder', async (path: string) => mkdir(path), 'not-a-file'],
    ['is a device', async (path: string) => symlink('/dev/zero', path), 'not-a-file'],
    [
      'is larger than 32 MB (F-47)',
      async (path: string) => writeFile(path, ' '.repeat(33 * 2 ** 20)),
      'xliff-too-big',
    ],
  ] as const)('%s', async (_, make, code) => {
    const path = join(await temporaryFolder(), 'x.xlf')
    await make(path)
    const result = await runHere(['translate', 'import', path, '--data', await writeDataset()])
    expect(result.code).toBe(3)
    expect(result.err).toContain(`x.xlf:1:1: error ${code}`)
  })

  it('a dataset that is not valid is refused first', async () => {
    const dir = await writeDataset(edited(guide, 'kind: guide', 'kind: gide'))
    for (const args of [
      ['export', 'fr'],
      ['import', 'x.xlf'],
    ]) {
      const { code, err } = await runHere(['translate', ...args, '--data', dir])
      expect([code, err]).toEqual([3, expect.stringContaining('unknown-code')])
    }
  })
})

/** What the directory says of itself. */
import { countsOf } from '../model/release.ts'
import type { Description, JointAssessment } from './answers/discovery.ts'
import { serveCollected } from './countries.ts'
import type { Directory } from './directory.ts'
import { serveBody } from './sources.ts'
import { readAlways, type View } from './view.ts'

/** What EU countries assess jointly; null when the release says nothing of it. */
export function serveJointAssessment(directory: Directory, view: View): JointAssessment | null {
  const { jointAssessment } = directory.dataset.manifest
  if (jointAssessment === null) return null
  const { text, block } = readAlways(jointAssessment.text, view)
  return {
    body: serveBody(directory, jointAssessment.body, view),
    text: text.text,
    ...block,
    ...serveCollected(directory, jointAssessment, view),
  }
}

function serveScope({ dataset }: Directory, view: View): Description['scope'] {
  const { scope } = dataset.manifest
  if (scope === null) return null
  const { text, block } = readAlways(scope, view)
  return { text: text.text, ...block }
}

export function describeDirectory(directory: Directory, view: View, release: string): Description {
  const { manifest } = directory.dataset
  return {
    name: manifest.name,
    release,
    locales: manifest.locales.map((locale) => locale.tag),
    defaultLocale: manifest.defaultLocale,
    counts: countsOf(directory.dataset),
    scope: serveScope(directory, view),
    jointAssessment: serveJointAssessment(directory, view),
    licence: manifest.licence,
    publisher: manifest.publisher,
    report: manifest.report,
  }
}

/** What a text says not to be so, of the mark that makes a cancer one of ours (MSI-H): it is no mark. */

const not = 'not|non|no|nor|without|nicht|kein\\w*|ohne|pas|sans|ni|sin|senza'
const between =
  'a|an|any|be|being|is|are|has|have|with|as|classified|une?|de|avec|eine[nmrs]?|mit|als|con|di|tienen?|hat|haben'
const mark = [
  "(?:d['’])?instabilit\\w+ (?:de )?(?:los )?(?:dei )?microsatel\\w+(?: elevee?| alta)?",
  'inestabilidad de (?:los )?microsatelites(?: alta)?',
  'microsatel\\w+[- ](?:instab\\w+)(?:[- ]high)?',
  'mikrosatelliten-?instabil\\w*',
  'mismatch[- ]repair[- ](?:defici\\w+|defekt\\w*)',
  'msi(?:[- ]h(?:igh)?)?',
  'd?mmr',
].join('|')
const or = ',? ?(?:\\/|or|nor|and|oder|noch|und|ou|ni|et|o|y|e)? ?'

const negated = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${not})(?:[- ]+(?:${between}))*[- ]+(?:${mark})(?:${or}\\(?(?:${mark})\\)?)*(?![\\p{L}\\p{N}])`,
  'giu',
)
const stable =
  /(?<![a-z])(?:mss|pmmr|stabil\w+ (?:de )?(?:los |dei )?microsatel\w+|microsatel\w+[- ](?:stab|estab)\w+|mikrosatelliten?[- ]?stabil\w*|mismatch[- ]repair[- ](?:profici\w+|kompetent\w*))/g

export function withoutNegated(text: string): string {
  return text.replaceAll(negated, ';')
}

/** Of folded text, where a pattern would take the word for the absence of the mark for the mark. */
export function withoutStable(folded: string): string {
  return withoutNegated(folded).replaceAll(stable, ';')
}

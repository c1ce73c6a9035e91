/** A page for every problem type, and one on reporting a wrong statement. */
import { contentSecurityPolicy, escapeHtml, renderPage } from './plain-page.ts'

export type ProblemText = {
  readonly status: number
  readonly title: string
  readonly meaning: string
}
export type ProblemPage = { readonly html: string; readonly contentSecurityPolicy: string }

/** Escaped text, with `code` marks turned into code elements. */
function inline(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
}

function renderProblem(type: string, { status, title, meaning }: ProblemText): string {
  return renderPage(
    title,
    `<p class="label">Problem type <code>${escapeHtml(type)}</code> · HTTP status ${status}</p>
<h1>${escapeHtml(title)}</h1>
<p>${inline(meaning)}</p>`,
  )
}

const wrongStatement = renderPage(
  'Something is wrong or out of date',
  `<h1>Something is wrong or out of date?</h1>
<p>Thank you for looking closely: patients act on what this directory says.</p>
<p>Please tell the organisation that runs the site on which you read it. Quote the <code>id</code> of the statement and <code>meta.release</code> of the answer, say what is wrong, and name the page that shows it. Please send no personal or medical data.</p>
<p>The keepers of the dataset mend the record, name the new source and date, and publish a new release. Until then, the official body named under <code>ask</code> or <code>officialPage</code> is the place to check, and your care team is the place to ask.</p>`,
)

/** The pages under /problems/, by their last path segment. */
export function problemPages(
  problems: Readonly<Record<string, ProblemText>>,
): ReadonlyMap<string, ProblemPage> {
  const pages = Object.entries(problems).map(
    ([type, text]) => [type, renderProblem(type, text)] as const,
  )
  return new Map(
    [...pages, ['wrong-statement', wrongStatement] as const].map(([name, html]) => [
      name,
      { html, contentSecurityPolicy },
    ]),
  )
}

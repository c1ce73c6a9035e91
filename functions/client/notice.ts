/** The notice as it is shown. */
import type { Notice } from './types.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** A paragraph in its own language: it may be another than that of the page. */
export function noticeHtml({ notice }: { readonly notice: Notice }): string {
  const [text, lang] = [notice.text, notice.locale].map((value) =>
    value.replaceAll(/[&<>"]/g, (found) => escapes[found] ?? ''),
  )
  return `<p role="note" lang="${lang}" dir="auto">${text}</p>`
}

/** What a page is: an address, and what is shown there. The table of pages is `pages.ts`. */
import type { Directory } from '../directory/directory.ts'
import type { Html } from './html.ts'
import type { PageContext } from './page-context.ts'

/** Parts of the address and of the query by their names; what was not sent is not there. */
export type Texts = Readonly<Partial<Record<string, string>>>

export type Shown = {
  /** Of the document; the name of the site is added. */
  readonly title: string
  /** One sentence for search engines and previews. */
  readonly description?: string
  readonly main: Html
  /** schema.org objects, for machines: only what is current. */
  readonly machines?: readonly object[]
  /** Of a feed that follows what the page is about. */
  readonly feed?: string
  /** Only this page wants these, by their addresses. */
  readonly scripts?: readonly string[]
  readonly styles?: readonly string[]
  /** Not for search engines: a page that is made from what its reader typed. */
  readonly notIndexed?: true
  /** There is no such page in another language. */
  readonly oneLanguage?: true
}

/** To another address of the site: the one way an address is written, or what a form has chosen. */
export type Move = { readonly location: string; readonly lasting: boolean }

export type Page = {
  /** For the log, which never holds the address. */
  readonly id: string
  /** After the language: `/{country}/{cancerType}`. */
  readonly path: string
  /** Names of the query that change the page; all else that hangs on to its address is ignored. */
  readonly query?: readonly string[]
  /** Names of the query whose values hardly two readers share: a page made for one is never kept. */
  readonly rare?: readonly string[]
  /** Whether a value of the query means anything here; one that does not is as if it were not sent. */
  readonly knows?: (name: string, value: string, directory: Directory) => boolean
  /**
   * Its addresses after the language, for search engines. By default a page whose path has no
   * variable is at that path; one that has variables says which of its addresses there are.
   */
  readonly listed?: (directory: Directory) => readonly string[]
  /** Says what may change while the edition stays, such as what is new; it is never kept. */
  readonly momentary?: true
  /** Where to go instead, if anywhere: asked first. */
  readonly move?: (texts: Texts, context: PageContext) => Promise<Move | undefined>
  /** Undefined when there is nothing at this address. */
  readonly show: (texts: Texts, context: PageContext) => Promise<Shown | undefined>
}

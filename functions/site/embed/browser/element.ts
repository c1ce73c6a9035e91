/**
 * An element that shows what our server renders for its attributes. All words, dates and languages
 * are the server's; the element fetches, places, and says in its attribute `state` how that went.
 */
import style from './embed.css'

/**
 * `stale`: what is shown was fetched before, the last try failed. `offline`: there is nothing to
 * show. `refused`: the attributes name something that the directory does not hold.
 */
type State = 'loading' | 'shown' | 'stale' | 'offline' | 'refused'

type Held = { readonly html: string; readonly at: number }

/** Attributes that are set one after the other are one question. */
const settleMilliseconds = 20
const patienceMilliseconds = 15_000
/** A page may stay open for days. */
const freshMilliseconds = 3_600_000
/** As long as our answers may be used when we fail (`stale-if-error`). */
const staleMilliseconds = 86_400_000

/** What was last fetched from each address, for as long as the page is open. */
const held = new Map<string, Held>()

type Policy = { readonly createHTML: (text: string) => string }
type Policies = { readonly createPolicy: (name: string, rules: Policy) => Policy }

/** Pages may forbid to make elements from text but by a policy that they know by name. */
const policies: Policies | undefined = (window as { trustedTypes?: Policies }).trustedTypes
const policy = policies?.createPolicy('immuno-directory', { createHTML: (text) => text })

let sheet: CSSStyleSheet | undefined

function sharedSheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
  }
  return sheet
}

type Failure = {
  /** What is wrong with the attributes, in the words of our server; undefined for all else. */
  readonly refusal: string | undefined
}

/** Whatever a network between us answers in our server's place is no fragment. */
const fragmentBegins = /^\s*<section\s+class="immuno-embed"/

async function ask(address: string, signal: AbortSignal): Promise<string | Failure> {
  try {
    // Nothing of the reader goes along: no cookie, no address of the page.
    const privately = { credentials: 'omit', referrerPolicy: 'no-referrer' } as const
    const response = await fetch(address, { ...privately, signal })
    if (response.ok) {
      const html = await response.text()
      return fragmentBegins.test(html) ? html : { refusal: undefined }
    }
    return { refusal: response.status === 400 ? detailOf(await response.json()) : undefined }
  } catch {
    return { refusal: undefined }
  }
}

/** All that is wrong, where the problem lists it. */
function detailOf(problem: unknown): string | undefined {
  const { detail, errors = [] } = problem as { detail?: string; errors?: { detail: string }[] }
  return errors.map((error) => error.detail).join(' ') || detail
}

/** `parameters`: the name in the address for each attribute. */
export function defineElement(
  home: URL,
  name: string,
  path: string,
  parameters: Readonly<Record<string, string>>,
): void {
  class Embedded extends HTMLElement {
    static observedAttributes = Object.keys(parameters)

    readonly #shown = document.createElement('div')
    readonly #said = document.createElement('p')
    readonly #fallback = document.createElement('slot')
    #shownFrom: string | undefined
    #isKnown = false
    #asking: AbortController | undefined
    #settling: ReturnType<typeof setTimeout> | undefined
    #due: ReturnType<typeof setTimeout> | undefined

    constructor() {
      super()
      const shadow = this.attachShadow({ mode: 'open' })
      shadow.adoptedStyleSheets = [sharedSheet()]
      this.#said.setAttribute('role', 'status')
      shadow.append(this.#shown, this.#fallback, this.#said)
    }

    connectedCallback(): void {
      addEventListener('online', this.#again)
      document.addEventListener('visibilitychange', this.#again)
      this.#ask()
    }

    disconnectedCallback(): void {
      removeEventListener('online', this.#again)
      document.removeEventListener('visibilitychange', this.#again)
      clearTimeout(this.#settling)
      clearTimeout(this.#due)
      this.#asking?.abort()
      this.#asking = undefined
    }

    attributeChangedCallback(_: string, before: string | null, after: string | null): void {
      if (this.isConnected && before !== after) this.#ask()
    }

    readonly #again = (): void => {
      if (document.hidden || this.getAttribute('state') === 'refused') return
      const at = held.get(this.#address())?.at ?? 0
      const isFresh = this.getAttribute('state') === 'shown' && Date.now() - at < freshMilliseconds
      if (!isFresh) this.#ask()
    }

    /** The language is that of the element, else that of the page around it. */
    #address(): string {
      const address = new URL(path, home)
      for (const [attribute, parameter] of Object.entries(parameters)) {
        const value =
          attribute === 'lang'
            ? this.closest<HTMLElement>('[lang]')?.lang
            : this.getAttribute(attribute)
        if (value) address.searchParams.set(parameter, value.trim())
      }
      address.searchParams.sort()
      return address.href
    }

    #ask(): void {
      clearTimeout(this.#settling)
      this.#asking?.abort()
      const asking = (this.#asking = new AbortController())
      this.#settling = setTimeout(() => void this.#fetch(asking), settleMilliseconds)
    }

    async #fetch(asking: AbortController): Promise<void> {
      const address = this.#address()
      // What is said of one country or cancer never stands where another was asked for.
      if (this.#shownFrom !== address) this.#clear()
      if (this.#shownFrom === undefined) this.#enter('loading')
      const patience = setTimeout(() => asking.abort(), patienceMilliseconds)
      const answer = await ask(address, asking.signal)
      clearTimeout(patience)
      if (this.#asking !== asking) return
      if (typeof answer === 'string') {
        held.set(address, { html: answer, at: Date.now() })
        this.#show(address, answer)
        this.#enter('shown')
      } else this.#fail(address, answer.refusal)
      // A page that stays open, as on a screen in a waiting room, must not grow old.
      clearTimeout(this.#due)
      this.#due = setTimeout(this.#again, freshMilliseconds)
    }

    #fail(address: string, detail: string | undefined): void {
      if (detail !== undefined) {
        this.#clear()
        // oxlint-disable-next-line no-console -- for the editor of the page, who wrote the attributes
        console.warn(`<${name}> ${detail} ${address}`)
        this.#enter('refused', detail)
        return
      }
      const kept = held.get(address)
      const last = kept && Date.now() - kept.at < staleMilliseconds ? kept : undefined
      if (last) this.#show(address, last.html)
      else this.#clear()
      this.#enter(last ? 'stale' : 'offline')
    }

    #show(address: string, html: string): void {
      this.#shown.innerHTML = policy?.createHTML(html) ?? html
      for (const link of this.#shown.querySelectorAll('a')) {
        link.href = new URL(link.getAttribute('href') ?? '', home).href
      }
      this.#fallback.hidden = true
      // Read out when it changes under the reader, not when the page opens.
      if (this.#isKnown && this.#shownFrom !== address) {
        this.#said.textContent = this.#shown.querySelector('[part~=heading]')?.textContent ?? ''
      }
      this.#isKnown = true
      this.#shownFrom = address
    }

    #clear(): void {
      this.#shown.replaceChildren()
      this.#fallback.hidden = false
      this.#shownFrom = undefined
    }

    #enter(state: State, detail?: string): void {
      this.setAttribute('state', state)
      const told = { bubbles: true, composed: true, detail: { state, detail } }
      this.dispatchEvent(new CustomEvent('immuno-state', told))
    }
  }
  if (!customElements.get(name)) customElements.define(name, Embedded)
}

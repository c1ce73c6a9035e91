/**
 * What a script adds to pages that are whole without it: cancer types found as one types, forms that
 * answer when a choice is made, a button that prints. A file by itself: it is sent as it is, without its types.
 */

type Hit = { readonly id: string; readonly name: string; readonly matched: readonly Match[] }
type Match = { readonly text: string; readonly field: string; readonly as: string }

type Offer = {
  readonly id: string
  readonly name: string
  readonly also: string
  readonly wider: boolean
}

/** Colon cancer is more than the one kind of it that is held: that is for a person to choose. */
function isWider({ matched: [best] }: Hit): boolean {
  return best === undefined || best.field === 'searchTerm' || best.as === 'wider'
}

/** Typing goes on: only what was typed last is worth an answer. */
const patience = 150

async function find(address: string, typed: string, signal: AbortSignal): Promise<readonly Hit[]> {
  const response = await fetch(`${address}&limit=8&q=${encodeURIComponent(typed)}`, { signal })
  if (!response.ok) return []
  const { data } = (await response.json()) as { data: { hits: readonly Hit[] } }
  return data.hits
}

/** A choice becomes a field that one types into (ARIA: combobox with a list). */
function typeAhead(box: HTMLElement): void {
  const select = box.querySelector('select')
  const label = box.querySelector('label')
  const hint = box.querySelector<HTMLElement>('.hint')
  const address = box.dataset['search']
  if (select === null || label === null || address === undefined) return

  const input = document.createElement('input')
  const list = document.createElement('ul')
  list.id = `${select.id}-list`
  list.role = 'listbox'
  list.hidden = true
  list.setAttribute('aria-labelledby', `${select.id}-label`)
  label.id = `${select.id}-label`
  input.type = 'text'
  input.id = `${select.id}-typed`
  input.role = 'combobox'
  input.autocomplete = 'off'
  input.required = select.required
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')
  label.htmlFor = input.id
  if (hint !== null) {
    hint.id = `${select.id}-hint`
    hint.hidden = false
    input.setAttribute('aria-describedby', hint.id)
  }
  input.value = select.value === '' ? '' : (select.selectedOptions[0]?.text.trim() ?? '')
  select.hidden = true
  select.required = false
  box.insertBefore(input, select)
  box.append(list)

  let active = -1
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Typed, and not answered yet: until then nothing is offered, since it would fit what stood there before. */
  let waiting = false
  let asking = new AbortController()

  const close = (): void => {
    list.hidden = true
    active = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
  const open = (): void => {
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
  }
  const choose = (option: Element | null | undefined): void => {
    if (!(option instanceof HTMLElement)) return
    select.value = option.dataset['value'] ?? ''
    input.value = option.dataset['name'] ?? ''
    input.setCustomValidity('')
    close()
  }
  const activate = (place: number): void => {
    active = place
    for (const [i, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(i === place))
      if (i === place) {
        input.setAttribute('aria-activedescendant', option.id)
        option.scrollIntoView({ block: 'nearest' })
      }
    }
  }
  const show = (hits: readonly Offer[]): void => {
    list.replaceChildren(
      ...hits.map(({ id, name, also, wider }, i) => {
        const option = document.createElement('li')
        option.role = 'option'
        option.id = `${list.id}-${i}`
        option.dataset['value'] = id
        option.dataset['name'] = name
        option.dataset['wider'] = String(wider)
        option.textContent = also === '' ? name : `${name} (${also})`
        return option
      }),
    )
    close()
    // Whoever has gone on meanwhile is not to find a list over the next field.
    if (hits.length > 0 && document.activeElement === input) open()
  }
  const all = (): Offer[] =>
    [...select.options]
      .filter(({ value }) => value !== '')
      .map(({ value, text }) => ({ id: value, name: text.trim(), also: '', wider: false }))
  const ask = async (typed: string): Promise<void> => {
    clearTimeout(timer)
    asking.abort()
    const own = (asking = new AbortController())
    try {
      const hits = await find(address, typed, own.signal)
      if (own.signal.aborted) return
      show(
        hits.map((hit) => {
          const text = hit.matched[0]?.text ?? ''
          const also = text === hit.name ? '' : text
          return { id: hit.id, name: hit.name, also, wider: isWider(hit) }
        }),
      )
    } catch {
      if (own.signal.aborted) return
      // Without an answer the names that the page holds are still there.
      const folded = typed.toLocaleLowerCase()
      show(all().filter(({ name }) => name.toLocaleLowerCase().includes(folded)))
    }
    waiting = false
  }

  input.addEventListener('input', () => {
    select.value = ''
    clearTimeout(timer)
    asking.abort()
    const typed = input.value.trim()
    waiting = typed !== ''
    show(waiting ? [] : all())
    if (waiting) timer = setTimeout(() => void ask(typed), patience)
  })
  input.addEventListener('focus', () => {
    if (input.value.trim() === '') show(all())
  })
  input.addEventListener('blur', () => setTimeout(close, 150))
  input.addEventListener('keydown', (event) => {
    const count = list.children.length
    if (event.key === 'Escape') close()
    else if (event.key === 'ArrowDown' && count > 0) activate((active + 1) % count)
    else if (event.key === 'ArrowUp' && count > 0) activate((active - 1 + count) % count)
    else if (event.key === 'Enter' && !list.hidden && active >= 0) choose(list.children[active])
    else return
    if (event.key !== 'Escape') event.preventDefault()
  })
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault()
    if (event.target instanceof Element) choose(event.target.closest('li'))
  })
  // What was typed but not chosen is taken only where it can mean nothing else.
  const form = box.closest('form')
  form?.addEventListener('submit', (event) => {
    const typed = input.value.trim()
    if (select.value !== '' || typed === '') return
    if (waiting) {
      event.preventDefault()
      void ask(typed).then(() => form.requestSubmit())
      return
    }
    const offered = [...list.querySelectorAll('li')]
    const named = offered.find(
      (one) => one.dataset['name']?.toLocaleLowerCase() === typed.toLocaleLowerCase(),
    )
    const only = offered.length === 1 && offered[0]?.dataset['wider'] !== 'true'
    const meant = only ? offered[0] : named
    if (meant !== undefined) choose(meant)
    else if (offered.length > 0) {
      event.preventDefault()
      input.focus()
      open()
    }
  })
}

for (const place of document.querySelectorAll<HTMLElement>('[data-print]')) {
  place.hidden = false
  place.addEventListener('click', () => window.print())
}
for (const box of document.querySelectorAll<HTMLElement>('[data-combo]')) typeAhead(box)

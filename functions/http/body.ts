/** The bytes of an answer, and what is made of them: each once, however often they are sent. */
import { hash } from 'node:crypto'

type Encode = (bytes: Buffer) => Promise<Buffer>

export class Body {
  readonly text: string
  /** In bytes, as sent without an encoding. */
  readonly length: number
  #bytes: Buffer | undefined
  readonly #encoded = new Map<string, Promise<Buffer>>()
  #told: (more: number) => void = () => undefined

  constructor(text: string) {
    this.text = text
    this.length = Buffer.byteLength(text)
  }

  /** A strong entity tag over the bytes. */
  tag(): string {
    return `"${hash('sha256', this.text, 'base64url').slice(0, 27)}"`
  }

  /** For a door that sends bytes; Lambda sends text. */
  bytes(): Buffer {
    if (this.#bytes === undefined) {
      this.#bytes = Buffer.from(this.text)
      this.#told(this.length)
    }
    return this.#bytes
  }

  /** In another encoding. One that failed is tried again. */
  encoded(name: string, encode: Encode): Promise<Buffer> {
    const known = this.#encoded.get(name)
    if (known !== undefined) return known
    const making = this.#encode(name, encode)
    this.#encoded.set(name, making)
    return making
  }

  async #encode(name: string, encode: Encode): Promise<Buffer> {
    try {
      const encoded = await encode(this.bytes())
      this.#told(encoded.length)
      return encoded
    } catch (error) {
      this.#encoded.delete(name)
      throw error
    }
  }

  /** In memory, in bytes. `told` is called with what comes to it later. */
  weigh(told: (more: number) => void): number {
    this.#told = told
    // V8 keeps a text in two bytes a character as soon as one is beyond Latin-1.
    const text = this.text.length === this.length ? this.length : 2 * this.text.length
    return text + (this.#bytes?.length ?? 0)
  }
}

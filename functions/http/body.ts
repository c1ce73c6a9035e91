/** The bytes of an answer, and what is made of them: each once, however often they are sent. */
import { hash } from 'node:crypto'

/** Answers are encoded here to be hashed: measuring and hashing a text would encode it twice. */
const room = 1024 * 1024
let desk: Buffer | undefined

/** The bytes of a text, until the next one is encoded. */
function inBytes(text: string): Buffer {
  desk ??= Buffer.allocUnsafeSlow(room)
  const length = desk.write(text)
  // A character takes at most three bytes, and is never written in part.
  return length > room - 3 ? Buffer.from(text) : desk.subarray(0, length)
}

type Encode = (bytes: Buffer) => Promise<Buffer>

export class Body {
  readonly text: string
  /** In bytes, as sent without an encoding. */
  readonly length: number
  #bytes: Buffer | undefined
  readonly #encoded = new Map<string, Promise<Buffer>>()
  #told: (more: number) => void = () => undefined

  constructor(text: string, length = Buffer.byteLength(text)) {
    this.text = text
    this.length = length
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

/** With a strong entity tag over the bytes. */
export function tagged(text: string): { readonly body: Body; readonly tag: string } {
  const bytes = inBytes(text)
  const tag = `"${hash('sha256', bytes, 'base64url').slice(0, 27)}"`
  return { body: new Body(text, bytes.length), tag }
}

/** Whether a message says what to do, and not only what is wrong. */

/** What a fix tells its reader to do. */
const imperatives =
  `add begin bring choose close compare copy correct delete empty end fill find indent keep leave
  look mark move name open percent-encode put read remove rename replace run save say see shorten split
  take translate type use write`.split(/\s+/)

/** After a fault, or on its own; what is quoted is not ours. */
const fix = new RegExp(`(?:^|[:;,] |, and |, or )(?:then )?(?:${imperatives.join('|')})\\b`)
/** The form, the value or the code that belongs there. */
const wanted = /\bexpected (?:a|an|at|fields|true|one)\b|[;:] did you mean "|, such as /
/** Whatever signs the name itself has in it. */
const meant = /[;:] did you mean "[^"]+"\?$/

export function namesFix(message: string): boolean {
  const own = message.replaceAll(/"[^"]*"/g, '""')
  return fix.test(own) || wanted.test(own) || meant.test(message)
}

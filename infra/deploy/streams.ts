/** Who reads what an entry prints may go away before its work is done, as `head` does: that stops nothing. */
export function outliveReaders({
  stdout,
  stderr,
}: Pick<NodeJS.Process, 'stdout' | 'stderr'>): void {
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined)
}

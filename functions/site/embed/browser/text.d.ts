/** Style sheets come as text into what is bundled. */
declare module '*.css' {
  const text: string
  // oxlint-disable-next-line import/no-default-export -- what a bundler makes of a text file has no other name
  export default text
}

/** Style sheets come as text into what is bundled. */
declare module '*.css' {
  const text: string
  export default text
}

/** What we use of Swagger UI, which comes without types. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  type Properties = { readonly getComponent: (name: string, isContainer?: boolean) => Component }
  type Component = (properties: Properties) => unknown
  type System = {
    readonly React: { readonly createElement: (...parts: readonly unknown[]) => unknown }
  }
  type Plugin = (system: System) => {
    readonly components: Readonly<Record<string, Component>>
  }
  export default function SwaggerUI(options: {
    readonly spec: unknown
    readonly domNode: Element
    readonly layout: string
    readonly plugins: readonly Plugin[]
    readonly validatorUrl: null
    readonly deepLinking: boolean
    readonly docExpansion: 'list' | 'full' | 'none'
    readonly defaultModelsExpandDepth: number
    readonly supportedSubmitMethods: readonly string[]
    readonly syntaxHighlight: false
  }): unknown
}

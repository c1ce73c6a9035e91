/** A synthesised template, as far as the house rules read it. */
import * as z from 'zod'

const TemplateResource = z.object({
  Type: z.string(),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  Properties: z.record(z.string(), z.unknown()).default({}),
})
type TemplateResource = z.infer<typeof TemplateResource>

const TemplateOutput = z.object({
  Value: z.unknown(),
  Export: z.object({ Name: z.unknown() }).optional(),
})

export const Template = z.object({
  Resources: z.record(z.string(), TemplateResource).default({}),
  Outputs: z.record(z.string(), TemplateOutput).default({}),
})
export type Template = z.infer<typeof Template>

export type NamedResource = TemplateResource & { readonly id: string }

export function resourcesOf(template: Template, ...types: readonly string[]): NamedResource[] {
  return Object.entries(template.Resources)
    .filter(([, { Type }]) => types.includes(Type))
    .map(([id, resource]) => ({ id, ...resource }))
}

/** The value at a path; undefined when there is none. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined,
    value,
  )
}

/** What may be written as one value or as a list of them. */
export function listOf(value: unknown): unknown[] {
  return value === undefined ? [] : [value].flat()
}

export function textsOf(value: unknown): string[] {
  return listOf(value).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
}

/** The resource that a Ref or GetAtt inside the value leads to, were it the only one. */
export function targetsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref' && typeof inner === 'string' && !inner.startsWith('AWS::')) return [inner]
    if (key === 'Fn::GetAtt') return textsOf(inner).slice(0, 1)
    return targetsOf(inner)
  })
}

/** What the exports of templates lead to, by the names under which others import them. */
export function exportsOf(templates: readonly Template[]): Map<string, unknown> {
  return new Map(
    templates.flatMap(({ Outputs }) =>
      Object.values(Outputs).flatMap(({ Value, Export }) =>
        Export === undefined ? [] : [[textsOf(Export.Name).join(), Value] as const],
      ),
    ),
  )
}

export type Breach = { readonly resource: string; readonly what: string }

/** The Swiss list as the tests make it: products of our own making, in the form of the official guide. */
const guide = 'http://fhir.ch/ig/ch-epl/StructureDefinition'

export type Limit = {
  readonly id: string
  readonly code?: string
  readonly text: string
  readonly since?: string
  readonly until?: string
  readonly status?: string
}

function coded(code: string) {
  return { coding: [{ code }] }
}

/** One line of the list: a product of our own making; `packs` make it as long as real ones. */
export function bundle(
  registration: string,
  name: string,
  substance: string,
  limits: readonly Limit[],
  packs = 1,
): string {
  const limitation = ({ id, code, since, until, status }: Limit) => ({
    extension: [
      {
        url: `${guide}/regulatedAuthorization-limitation`,
        extension: [
          { url: 'status', valueCodeableConcept: coded(status ?? '756002071001') },
          { url: 'statusDate', valueDate: since ?? '2026-03-01' },
          { url: 'firstLimitationDate', valueDate: '2020-01-01' },
          {
            url: 'period',
            valuePeriod: {
              start: since ?? '2026-03-01',
              ...(until === undefined ? {} : { end: until }),
            },
          },
          ...(code === undefined ? [] : [{ url: 'indicationCode', valueString: code }]),
          {
            url: 'limitationIndication',
            valueReference: { reference: `ClinicalUseDefinition/${id}` },
          },
        ],
      },
    ],
  })
  const resources = [
    { resourceType: 'MedicinalProductDefinition', name: [{ productName: name }] },
    {
      resourceType: 'RegulatedAuthorization',
      type: coded('756000002001'),
      identifier: [{ value: registration }],
    },
    ...Array.from({ length: packs }, (_, i) => ({
      resourceType: 'PackagedProductDefinition',
      description: `Pack ${i} of ${name}`,
    })),
    {
      resourceType: 'RegulatedAuthorization',
      type: coded('756000002003'),
      indication: limits.map((one) => limitation(one)),
    },
    { resourceType: 'Ingredient', substance: { code: { concept: { text: substance } } } },
    ...limits.map(({ id, text }) => ({
      resourceType: 'ClinicalUseDefinition',
      id,
      indication: { diseaseSymptomProcedure: { concept: { text } } },
    })),
  ]
  return JSON.stringify({
    resourceType: 'Bundle',
    entry: resources.map((resource) => ({ resource })),
  })
}

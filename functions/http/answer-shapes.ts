/**
 * The fields of each object in the answers that can be cut: field, or field:shape of what it holds.
 * Written by npm run openapi from functions/openapi.json; do not edit.
 */

export const shapes: Readonly<Record<string, string>> = {
  Access: 'cancerType:CancerTypeName country:CountryName state regions principle:Principle euWide:Note national:Note ask:Ask reimbursement:Reimbursement jointAssessment:JointAssessment resources:Resource resourcesTotal links:AccessLinks',
  AccessLinks: 'resources availability reimbursement',
  Age: 'value unit',
  Ask: 'name locale availableLocales translation url phone role',
  Authorisation: 'medicines combination status use:Use text locale decidedOn confirmedOn freshness confidence sources:Source officialPage',
  AvailabilityEntry: 'cancerType:CancerTypeName country:CountryName state regions principle:Principle euWide:Note national:Note ask:Ask',
  CancerType: 'id name synonyms searchTerms locale availableLocales translation group codes:ClassificationCode euStatus euStatusConfirmedOn euStatusFreshness medicines:Medicine',
  CancerTypeAvailability: 'cancerType:CancerTypeName euWide:Note countries:EntryOfType',
  CancerTypeName: 'id name',
  Caution: 'text locale availableLocales translation',
  ClassificationCode: 'system code match',
  Country: 'code name locale availableLocales translation locales euAuthorisationApplies notes',
  CountryAvailability: 'country:CountryName entries:AvailabilityEntry',
  CountryName: 'code name',
  EarlyAccess: 'name body text locale availableLocales translation asOf reviewBy freshness confidence sources:Source',
  EntryOfType: 'cancerType:CancerTypeName country:CountryName state regions principle:Principle national:Note ask:Ask euAuthorisationApplies',
  GivenWith: 'anyOf optional',
  JointAssessment: 'body:OfficialBody text locale availableLocales translation asOf reviewBy freshness confidence sources:Source',
  LinkCheck: 'state checkedAt',
  Medicine: 'id inn brand class internationalInn',
  MedicineWithTypes: 'id inn brand class internationalInn cancerTypes:CancerTypeName',
  Note: 'id scope country region:Region cancerType status medicines:Medicine combination use:Use text locale availableLocales translation dateNote decidedOn inForceFrom inForceUntil confirmedOn reviewBy freshness superseded supersededBy confidence sources:Source officialPage authorisations:Authorisation',
  OfficialBody: 'url confidence sources:Source name locale availableLocales translation',
  Principle: 'code name text locale availableLocales translation sources:Source',
  Publication: 'id title description locale availableLocales translation publisher members:PublicationMember dated:PublicationDates language statements:PublicationStatement',
  PublicationDates: 'from to',
  PublicationMember: 'name country url',
  PublicationStatement: 'about cancerTypes addresses text locale availableLocales translation caution:Caution',
  Region: 'code name',
  Reimbursement: 'country:CountryName principle summary locale availableLocales translation assessment:OfficialBody decision:OfficialBody payer:OfficialBody earlyAccess:EarlyAccess waitIndicators:WaitIndicator asOf reviewBy freshness confidence sources:Source',
  Resource: 'id kind url phone languages countries cancerTypes audiences title description locale availableLocales translation aboutSideEffects onlyEu retired checkedOn confidence sources:Source link:LinkCheck',
  Source: 'url title publisher',
  Term: 'set code label definition locale availableLocales translation',
  Use: 'stage timing line criteria ageFrom:Age ageTo:Age with:GivenWith moreConditions',
  WaitIndicator: 'value unit source:Source edition metric locale availableLocales translation',
}

/** What `data` is, or is a list of. */
export const dataShapes: Readonly<Record<string, string>> = {
  getAccess: 'Access',
  listResources: 'Resource',
  listCancerTypes: 'CancerType',
  listCancerTypeAvailability: 'CancerTypeAvailability',
  listCountries: 'Country',
  listCountryAvailability: 'CountryAvailability',
  listMedicines: 'MedicineWithTypes',
  listPublications: 'Publication',
  listTerms: 'Term',
}

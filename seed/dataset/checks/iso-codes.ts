/** Codes of countries and languages as they are assigned; withdrawn and reserved ones are not. */

import { isoCodeFor } from '../rules/suggest.ts'

/** ISO 3166-1 alpha-2, officially assigned. */
const countries = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
  BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
  EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
  HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
  LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
  NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
  SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
  TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/),
)

/**
 * Where a central marketing authorisation of the EU holds: its members, and Iceland, Liechtenstein and
 * Norway by the EEA agreement (Decision 74/1999 of the EEA Joint Committee).
 */
const underEuAuthorisation = new Set(
  `AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK`.split(
    ' ',
  ),
)

/** ISO 639-1. */
const languages = new Set(
  `aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
  dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia
  id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo
  lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl
  ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
  tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu`.split(/\s+/),
)

export function isUnderEuAuthorisation(code: string): boolean {
  return underEuAuthorisation.has(code)
}

export function isCountry(code: string): boolean {
  return countries.has(code)
}

/** `; did you mean "GB"?` for UK and "GR" for EL, or nothing. */
export function countryHint(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return ''
  const renamed = new Intl.Locale(`und-${code}`).region
  const meant = [isoCodeFor(code), renamed].find((one) => one !== undefined && isCountry(one))
  return meant === undefined ? '' : `; did you mean "${meant}"?`
}

/** What is not registered in a canonical language tag; undefined when all of it is. */
export function unregistered(tag: string): string | undefined {
  const { language, region } = new Intl.Locale(tag)
  if (language.length === 2 && !languages.has(language)) {
    return `${tag} is no language${languageHint(language)}`
  }
  if (region?.length === 2 && !isCountry(region)) {
    return `${region} is no country${countryHint(region) || ': leave it out, or correct it'}`
  }
  return undefined
}

/** `; did you mean "cs"?` for cz, the code of a country instead of its language; or nothing. */
function languageHint(code: string): string {
  const country = code.toUpperCase()
  if (!isCountry(country)) return ': use the code that ISO 639 has for it'
  return `; did you mean "${new Intl.Locale(`und-${country}`).maximize().language}"?`
}

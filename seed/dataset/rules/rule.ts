/** What an admin can look up about a refusal: what it means, a case of it, and how to put it right. */
export type Rule = { readonly meaning: string; readonly example: string; readonly fix: string }
export type RuleTable = Readonly<Record<string, Rule>>

/** What the guard objects to, each with the share beyond which it does. */
import type { WhenGone } from '../dataset/kinds/kind.ts'
import type { TheirsKind } from './theirs.ts'

type GuardRule = {
  readonly meaning: string
  /** A share of what is published now; beyond it the guard objects. */
  readonly threshold: number
}

export const guardRules = {
  'items-fall': {
    meaning: 'many things would be gone: is a folder or a file missing?',
    threshold: 0.2,
  },
  'items-double': {
    meaning: 'there would be at least twice as many things: is something in there twice?',
    threshold: 2,
  },
  'items-change': {
    meaning: 'most things would change or be gone: did a script or an editor rewrite them?',
    threshold: 0.5,
  },
  'hosts-change': {
    meaning: 'many links would lead to other places: were addresses replaced?',
    threshold: 0.05,
  },
  'locale-gone': { meaning: 'readers of a language would lose it', threshold: 0 },
  'country-gone': { meaning: 'a country would be unknown', threshold: 0 },
  'cancer-type-gone': { meaning: 'a cancer type would be unknown', threshold: 0 },
  'outdated-meaning': {
    meaning:
      'a status, number, medicine or name changed in an original and its translations stay behind: their readers lose the text until it is renewed',
    threshold: 0,
  },
  'active-unreadable': {
    meaning: 'what is published now cannot be read, so nobody can tell what would change',
    threshold: 0,
  },
  'locale-not-at-edge': {
    meaning: 'the edge would give readers of a language another one, until it is deployed anew',
    threshold: 0,
  },
  'default-locale-not-at-edge': {
    meaning: 'the edge would give readers without a language of ours another one than the API does',
    threshold: 0,
  },
  'undoes-theirs': {
    meaning: 'only others changed this since the release that these files come from',
    threshold: 0,
  },
  'overwrites-theirs': {
    meaning: 'others changed this as well since the release that these files come from',
    threshold: 0,
  },
  'was-rolled-back': {
    meaning: 'it would be published again, and nothing of it was changed since',
    threshold: 0,
  },
  'base-gone': {
    meaning:
      'the release that these files come from is not held any more, so nobody can tell what others changed',
    threshold: 0,
  },
} as const satisfies Readonly<Record<string, GuardRule>>
export type GuardCode = keyof typeof guardRules
export const goneCodes = ['country-gone', 'cancer-type-gone'] as const satisfies readonly WhenGone[]

export type Objection = { readonly code: GuardCode; readonly found: string }

/** What `--undo` confirms; all else is confirmed by `--confirm`. */
export const theirsCodes = {
  undone: 'undoes-theirs',
  both: 'overwrites-theirs',
  'rolled-back': 'was-rolled-back',
} as const satisfies Readonly<Record<TheirsKind, GuardCode>>
const undoCodes = new Set<GuardCode>([...Object.values(theirsCodes), 'base-gone'])

/** Whether an objection is about what others did. */
export function isAboutOthers({ code }: Objection): boolean {
  return undoCodes.has(code)
}

/** How fast new code takes over, as CodeDeploy calls it; a parameter of the stack chooses. */

export const paces = {
  /** One reader in ten, and the others five minutes later. */
  canary: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
  atOnce: 'CodeDeployDefault.LambdaAllAtOnce',
} as const

export const paceParameter = 'Pace'

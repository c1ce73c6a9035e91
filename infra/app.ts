/** What the CDK command line runs: one stage, chosen by context, of what was built into dist. */
import { App } from 'aws-cdk-lib'
import { createDirectoryApp } from './stacks/directory-app.ts'
import { readStage } from './stages.ts'

const app = new App()
const given = Object.fromEntries(
  ['stage', 'domain', 'alarmEmail', 'repository'].map((key): [string, unknown] => [
    key,
    app.node.tryGetContext(key),
  ]),
)
createDirectoryApp({
  app,
  stage: readStage(given),
  dist: 'dist',
})

/** What the CDK command line runs: one stage, chosen by context, of what was built into dist. */
import { App } from 'aws-cdk-lib'
import { createDirectoryApp } from './stacks/directory-app.ts'
import { readStage } from './stages.ts'

const app = new App()
const [stage, domain, alarmEmail] = ['stage', 'domain', 'alarmEmail'].map((key): unknown =>
  app.node.tryGetContext(key),
)
createDirectoryApp({
  app,
  stage: readStage({ stage, domain, alarmEmail }),
  dist: 'dist',
})

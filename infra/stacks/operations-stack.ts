/** What tells the keepers of the directory how it is, in the region where it runs. */
import { Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { AlarmTopic, addAlarms } from './alarms.ts'
import { apiAlarms, logMetrics, type ApiAlarmsProps } from './api-alarms.ts'
import { addDashboard } from './dashboard.ts'
import { writeAlarms, type WriteAlarmProps } from './write-alarm.ts'

export type OperationsStackProps = StackProps &
  ApiAlarmsProps &
  WriteAlarmProps & {
    readonly distributionId: string
    readonly alarmEmail: string | undefined
  }

export class OperationsStack extends Stack {
  readonly alarmTopic: AlarmTopic

  constructor(scope: Construct, id: string, props: OperationsStackProps) {
    super(scope, id, props)
    const { alarmEmail, distributionId, api, pages, table } = props
    this.alarmTopic = new AlarmTopic(this, 'Alarms', {
      email: alarmEmail,
      tellers: ['cloudwatch.amazonaws.com'],
    })
    const logged = logMetrics(this, props)
    const alarms = addAlarms(this, this.alarmTopic.topic, {
      ...apiAlarms(props, logged),
      ...writeAlarms(this, props),
    })
    addDashboard(this, 'Dashboard', { alarms, api, pages, table, distributionId, logged })
  }
}

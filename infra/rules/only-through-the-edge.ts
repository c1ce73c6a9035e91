import { edgeRegion, stackOutputs } from '../../functions/store/database/deployed.ts'
import {
  at,
  exportsOf,
  listOf,
  resourcesOf,
  targetsOf,
  textsOf,
  type Breach,
  type NamedResource,
  type Template,
} from './template.ts'

/** A function URL asks for both (since October 2025): the URL, and the function behind it. */
const urlActions = ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']

function isOfType(template: Template, value: unknown, type: string): boolean {
  const [target, ...more] = targetsOf(value)
  return target !== undefined && more.length === 0 && template.Resources[target]?.Type === type
}

/** Whether an ARN ends in the distribution that the stack at the edge tells of. */
function isOurDistribution(arn: unknown): boolean {
  const [service, told] = listOf(at(arn, 'Fn::Join', '1')).slice(-2)
  const source = at(told, 'Fn::GetStackOutput')
  return (
    service === ':distribution/' &&
    /^ImmunoDirectory-[a-z0-9-]+-Edge$/.test(String(at(source, 'StackName'))) &&
    at(source, 'OutputName') === stackOutputs.Edge.distribution &&
    at(source, 'Region') === edgeRegion
  )
}

function judgePermission(template: Template, { id, Properties }: NamedResource): Breach[] {
  const { Principal, Action, SourceArn, InvokedViaFunctionUrl } = Properties
  const viaUrl = Action === 'lambda:InvokeFunctionUrl' || InvokedViaFunctionUrl === true
  const distribution =
    Principal === 'cloudfront.amazonaws.com' &&
    isOurDistribution(SourceArn) &&
    viaUrl &&
    urlActions.includes(String(Action))
  const schedule =
    Principal === 'events.amazonaws.com' &&
    isOfType(template, SourceArn, 'AWS::Events::Rule') &&
    Action === 'lambda:InvokeFunction'
  if (distribution || schedule) return []
  return [
    {
      resource: id,
      what: `lets ${textsOf(Principal).join()} call a function past our distribution and schedule`,
    },
  ]
}

/** What a permission for a URL names: the alias that it is of, otherwise its function. */
function calledBy(template: Template, { Properties }: NamedResource): readonly string[] {
  const lambdas = targetsOf(Properties['TargetFunctionArn'])
  const { Qualifier } = Properties
  if (Qualifier === undefined) return lambdas
  return resourcesOf(template, 'AWS::Lambda::Alias')
    .filter(({ Properties: alias }) => alias['Name'] === Qualifier)
    .filter(({ Properties: alias }) => isOneOf(lambdas, targetsOf(alias['FunctionName'])))
    .map(({ id }) => id)
}

function isOneOf(known: readonly string[], found: readonly string[]): boolean {
  return found.some((one) => known.includes(one))
}

/** No way round the distribution: its address alone may call a function URL, and it can. */
export function onlyThroughTheEdge(template: Template, all: readonly Template[]): Breach[] {
  const exported = exportsOf(all)
  const targetsOfName = (name: unknown): string[] => {
    const imported = at(name, 'Fn::ImportValue')
    return targetsOf(imported === undefined ? name : exported.get(textsOf(imported).join()))
  }
  const urls = resourcesOf(template, 'AWS::Lambda::Url').flatMap((url) => {
    const called = calledBy(template, url)
    const granted = all
      .flatMap((each) => resourcesOf(each, 'AWS::Lambda::Permission'))
      .filter(({ Properties }) => isOneOf(called, targetsOfName(Properties['FunctionName'])))
      .filter(({ Properties }) => Properties['Principal'] === 'cloudfront.amazonaws.com')
      .flatMap(({ Properties }) => textsOf(Properties['Action']))
      .toSorted()
    return [
      ...(at(url.Properties, 'AuthType') === 'AWS_IAM'
        ? []
        : [{ resource: url.id, what: 'is open to everybody' }]),
      ...(granted.join() === urlActions.join()
        ? []
        : [{ resource: url.id, what: `needs ${urlActions.join(' and ')} for the distribution` }]),
    ]
  })
  const permissions = resourcesOf(template, 'AWS::Lambda::Permission')
  return [...urls, ...permissions.flatMap((each) => judgePermission(template, each))]
}

import {
  at,
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

function judgePermission(template: Template, { id, Properties }: NamedResource): Breach[] {
  const { Principal, Action, SourceArn, InvokedViaFunctionUrl } = Properties
  const viaUrl = Action === 'lambda:InvokeFunctionUrl' || InvokedViaFunctionUrl === true
  const distribution =
    Principal === 'cloudfront.amazonaws.com' &&
    isOfType(template, SourceArn, 'AWS::CloudFront::Distribution') &&
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

/** No way round the distribution: its address alone may call a function URL, and it can. */
export function onlyThroughTheEdge(template: Template): Breach[] {
  const permissions = resourcesOf(template, 'AWS::Lambda::Permission')
  const urls = resourcesOf(template, 'AWS::Lambda::Url').flatMap(({ id, Properties }) => {
    // A permission may name the function by its URL.
    const called = new Set([id, ...targetsOf(Properties['TargetFunctionArn'])])
    const granted = permissions
      .filter((each) =>
        targetsOf(each.Properties['FunctionName']).some((target) => called.has(target)),
      )
      .filter((each) => each.Properties['Principal'] === 'cloudfront.amazonaws.com')
      .flatMap((each) => textsOf(each.Properties['Action']))
      .toSorted()
    return [
      ...(at(Properties, 'AuthType') === 'AWS_IAM'
        ? []
        : [{ resource: id, what: 'is open to everybody' }]),
      ...(granted.join() === urlActions.join()
        ? []
        : [{ resource: id, what: `needs ${urlActions.join(' and ')} for the distribution` }]),
    ]
  })
  return [...urls, ...permissions.flatMap((each) => judgePermission(template, each))]
}

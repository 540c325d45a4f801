import type { ResolvedValue, ResolvedValues } from '../config/parse.ts';
import { type Report, reporter } from '../config/reporter.ts';
import type { ConfigRule } from '../config/rules.ts';
import { reportShortSecret } from '../config/short-secret.ts';
import type { Reference } from '../config/tree.ts';
import type { Problem } from '../problem.ts';
import { awsSources, secretSources, type Target, targetKey, targetText } from './grammar.ts';

/** Why a source has no text for a name: the fact and the remedy, never a value. */
export interface Unavailable {
  readonly message: string;
  readonly hint?: string;
  /** `reference-unavailable` when absent. */
  readonly rule?: Extract<ConfigRule, 'reference-missing' | 'reference-unavailable' | 'reference-json'>;
}

export interface AwsIdentity {
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
}

/** AWS as a source. Each method is called at most once for each name of a run, and only for what is referred to. */
export interface AwsSource {
  identity(): Promise<AwsIdentity | Unavailable>;
  /** The text of a Secrets Manager secret, by name or ARN. */
  secret(id: string): Promise<string | Unavailable>;
  /** Decrypted SSM parameters. A name that is not in the answer does not exist. */
  parameters(names: readonly string[]): Promise<ReadonlyMap<string, string | Unavailable>>;
}

export interface ReferenceSources {
  readonly env: (name: string) => string | undefined;
  readonly secrets: ReadonlyMap<string, string>;
  /** Absent: references to AWS are a problem each. */
  readonly aws?: AwsSource;
}

export interface Resolution {
  readonly values: ResolvedValues;
  /** Every sensitive text, to be masked before anything else is done with it. */
  readonly secrets: readonly string[];
  readonly problems: readonly Problem[];
}

/** Looks every reference up, each source once for each name, side by side; tells what has no value at every place. */
export async function resolveReferences(
  references: readonly Reference[],
  sources: ReferenceSources,
): Promise<Resolution> {
  const targets = new Map(references.map((reference) => [targetKey(reference), reference]));
  const answers = await lookUp([...targets.values()], sources);
  const { report, problems } = reporter([...new Set(references.map((reference) => reference.place.at.file))]);
  const values = new Map<string, ResolvedValue>();
  const secrets = new Set<string>();
  for (const reference of references) {
    const key = targetKey(reference);
    const text = usable(report, reference, answers.get(key));
    if (text === undefined) {
      continue;
    }
    const sensitive = secretSources.has(reference.source);
    values.set(key, { text, sensitive });
    if (sensitive || reference.secretField) {
      secrets.add(text);
      reportShortSecret(report, reference.place, targetText(reference), text);
    }
  }
  return { values, secrets: [...secrets], problems: problems() };
}

type Answer = string | Unavailable | undefined;

async function lookUp(targets: readonly Target[], sources: ReferenceSources): Promise<ReadonlyMap<string, Answer>> {
  const found = new Map<string, Answer>();
  for (const target of targets) {
    if (target.source === 'env') {
      found.set(targetKey(target), sources.env(target.name));
    } else if (target.source === 'secrets') {
      found.set(targetKey(target), sources.secrets.get(target.name));
    }
  }
  const ofAws = targets.filter(({ source }) => awsSources.has(source));
  const fromAws = sources.aws
    ? await lookUpAws(ofAws, sources.aws)
    : ofAws.map((target) => [targetKey(target), withoutAws] as const);
  return new Map([...found, ...fromAws]);
}

const withoutAws: Unavailable = {
  message: 'References to AWS are not looked up here.',
  hint: 'Only the files of the run itself are resolved with AWS credentials.',
};

async function lookUpAws(targets: readonly Target[], aws: AwsSource): Promise<readonly (readonly [string, Answer])[]> {
  const names = (source: string): readonly string[] => [
    ...new Set(targets.filter((one) => one.source === source).map((one) => one.name)),
  ];
  const [identity, secrets, parameters] = await Promise.all([
    names('aws').length > 0 ? aws.identity() : undefined,
    Promise.all(names('secretsmanager').map(async (name) => [name, await aws.secret(name)] as const)).then(
      (pairs) => new Map(pairs),
    ),
    names('ssm').length > 0 ? aws.parameters(names('ssm')) : new Map<string, Answer>(),
  ]);
  return targets.map((target) => {
    switch (target.source) {
      case 'aws':
        return [targetKey(target), identity && identityAnswer(identity, target.name)] as const;
      case 'secretsmanager':
        return [targetKey(target), jsonAnswer(secrets.get(target.name), target.key)] as const;
      default:
        return [targetKey(target), parameters.get(target.name)] as const;
    }
  });
}

function identityAnswer(identity: AwsIdentity | Unavailable, name: string): Answer {
  if ('message' in identity) {
    return identity;
  }
  const { accountId, partition, region } = identity;
  return new Map([
    ['account_id', accountId],
    ['partition', partition],
    ['region', region],
  ]).get(name);
}

/** One key of a secret's JSON, or the whole text where no key is asked for. */
function jsonAnswer(answer: Answer, key: string | undefined): Answer {
  if (typeof answer !== 'string' || key === undefined) {
    return answer;
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(answer);
  } catch {
    return {
      rule: 'reference-json',
      message: 'This secret is not JSON, so it has no keys.',
      hint: 'Refer to it without #key.',
    };
  }
  if (typeof parsed !== 'object' || parsed === null || !Object.hasOwn(parsed, key)) {
    return {
      rule: 'reference-json',
      message: 'This secret has no such key in its JSON.',
      hint: 'Correct the part after #; upper and lower case differ.',
    };
  }
  const value: unknown = (parsed as Record<string, unknown>)[key];
  // AWS itself stores the port of a database as a number. What JSON may have rounded is none.
  return typeof value === 'boolean' || Number.isSafeInteger(value)
    ? String(value)
    : typeof value === 'string'
      ? value
      : {
          rule: 'reference-json',
          message: 'This key of the secret is neither a text nor a whole number.',
          hint: 'Store it as a JSON text.',
        };
}

/** The text of an answer that can be used; what cannot is reported at the reference. */
function usable(report: Report, reference: Reference, answer: Answer): string | undefined {
  const name = targetText(reference);
  if (answer === undefined) {
    report('reference-missing', reference.place, `${name} has no value.`, missingHint(reference));
    return undefined;
  }
  if (typeof answer !== 'string') {
    report(answer.rule ?? 'reference-unavailable', reference.place, `${name}: ${answer.message}`, answer.hint);
    return undefined;
  }
  if (answer.trim() === '') {
    report(
      'reference-blank',
      reference.place,
      `${name} is ${answer === '' ? 'empty' : 'blank'}.`,
      missingHint(reference),
    );
    return undefined;
  }
  return answer;
}

function missingHint({ source, name, key }: Target): string {
  if (key !== undefined) {
    return 'Give this key of the secret a value.';
  }
  switch (source) {
    case 'env':
      return `Set ${name} in env: of the step.`;
    case 'secrets':
      return `Add it to the input secrets: ${name}=\${{ secrets.${name} }}. A secret that GitHub does not know is empty.`;
    case 'secretsmanager':
      return 'Check the name, the region and the account.';
    case 'ssm':
      return 'Check the path, the region and the account.';
    case 'aws':
      return 'The AWS credentials of this run do not say it.';
  }
}

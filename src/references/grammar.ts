/**
 * The grammar of `${{ … }}`: which references exist and what they look like. It knows no value. `${key}` with one
 * brace is the API's own syntax (`secrets_manager`) and is ordinary text here.
 */

/** Where a value may come from. */
export type Source = 'env' | 'secrets' | 'aws' | 'secretsmanager' | 'ssm';

/** What a reference points at. */
export interface Target {
  readonly source: Source;
  /** The variable, the secret's name, id or ARN, the parameter, or the `aws` property. */
  readonly name: string;
  /** One key of the JSON in a Secrets Manager secret. */
  readonly key?: string;
}

/** A text with at least one reference in it. */
export interface Template {
  /** As the file writes it, each reference in its usual spelling. It names sources, never values, so it may be shown. */
  readonly text: string;
  readonly parts: readonly (string | Target)[];
}

/** What is wrong with a reference. `rule` is one of `config/rules.ts`. */
export interface Fault {
  readonly rule: 'reference-syntax' | 'reference-source' | 'reference-reserved';
  readonly message: string;
  readonly hint: string;
}

export type Parsed =
  | { readonly kind: 'text' }
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** Sources whose values are secrets, wherever they are used. */
export const secretSources: ReadonlySet<Source> = new Set(['secrets', 'secretsmanager', 'ssm']);

/** Sources that need AWS credentials. */
export const awsSources: ReadonlySet<Source> = new Set(['aws', 'secretsmanager', 'ssm']);

const forms =
  'The forms are ${{ env.NAME }}, ${{ secrets.NAME }}, ${{ aws.account_id }}, ${{ secretsmanager:ID#key }} and ${{ ssm:/name }}.';

/** Splits a text into plain parts and references. Never throws. */
export function parseTemplate(text: string): Parsed {
  if (!text.includes('${{')) {
    return { kind: 'text' };
  }
  const parts: (string | Target)[] = [];
  const faults: Fault[] = [];
  let from = 0;
  for (let open = text.indexOf('${{'); open >= 0; open = text.indexOf('${{', from)) {
    const close = text.indexOf('}}', open + 3);
    const inner = text.slice(open + 3, close);
    if (close === -1 || inner.includes('${{')) {
      faults.push({ rule: 'reference-syntax', message: 'A ${{ is never closed by }}.', hint: forms });
      break;
    }
    const target = parseTarget(inner.trim());
    if ('rule' in target) {
      faults.push(target);
    } else {
      parts.push(...(open > from ? [text.slice(from, open)] : []), target);
    }
    from = close + 2;
  }
  if (faults.length > 0) {
    return { kind: 'faults', faults };
  }
  const all = from < text.length ? [...parts, text.slice(from)] : parts;
  const usual = all.map((part) => (typeof part === 'string' ? part : targetText(part))).join('');
  return { kind: 'template', template: { text: usual, parts: all } };
}

/** Whether the text is one reference and nothing else: then it may fill an integer or a boolean. */
export function isWhole(template: Template): boolean {
  return template.parts.length === 1;
}

export function targetsOf(template: Template): readonly Target[] {
  return template.parts.filter((part) => typeof part !== 'string');
}

/** One key for all the spellings of a reference. */
export function targetKey({ source, name, key }: Target): string {
  return JSON.stringify([source, name, key]);
}

/** The reference in its usual spelling. */
export function targetText({ source, name, key }: Target): string {
  const separator = source === 'secretsmanager' || source === 'ssm' ? ':' : '.';
  return `\${{ ${source}${separator}${name}${key === undefined ? '' : `#${key}`} }}`;
}

/** The text with every reference replaced: for checks of its outline while no value is known. */
export function withPlaceholders(template: Template, placeholder: string): string {
  return template.parts.map((part) => (typeof part === 'string' ? part : placeholder)).join('');
}

const variable = /^[A-Za-z_][A-Za-z0-9_]*$/;
/**
 * Secrets Manager: letters, digits and `/_+=.@-` (the AWS API reference, CreateSecret), and `!` after the name of the AWS
 * service that made it, such as `rds!` (the user guide, secrets managed by other services); or an ARN.
 */
const secretId = /^(?:arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:)?[A-Za-z0-9/_+=.@!-]{1,512}$/;
/** SSM: letters, digits and `.-_/` (the AWS API reference, PutParameter). */
const parameterName = /^[A-Za-z0-9._/-]{1,1011}$/;
const jsonKey = /^[^\n\r{}]+$/;
const awsProperties = ['account_id', 'partition', 'region'];

function parseTarget(inner: string): Target | Fault {
  const dotted = /^(env|secrets|aws)\.(.*)/s.exec(inner);
  if (dotted) {
    return dottedTarget(dotted[1] as 'env' | 'secrets' | 'aws', dotted[2] ?? '');
  }
  const manager = /^secretsmanager:([^#]*)(?:#(.*))?/s.exec(inner);
  if (manager) {
    const [, name = '', key] = manager;
    if (hasOperator(inner)) {
      return operators();
    }
    if (!secretId.test(name) || (key !== undefined && !jsonKey.test(key))) {
      return syntax('secretsmanager: takes the name or ARN of a secret, and after # a key of its JSON.');
    }
    return { source: 'secretsmanager', name, ...(key === undefined ? {} : { key }) };
  }
  if (inner.startsWith('ssm:')) {
    const name = inner.slice(4);
    return parameterName.test(name)
      ? { source: 'ssm', name }
      : hasOperator(inner)
        ? operators()
        : syntax('ssm: takes the name of a parameter, such as /app/key.');
  }
  return unknownSource(inner);
}

function dottedTarget(source: 'env' | 'secrets' | 'aws', name: string): Target | Fault {
  if (/[\s|&=!<>()'"[\]:?+*]/.test(name)) {
    return operators();
  }
  if (source === 'aws') {
    return awsProperties.includes(name)
      ? { source, name }
      : {
          rule: 'reference-source',
          message: 'There is no such aws value.',
          hint: `Known are ${awsProperties.map((one) => `aws.${one}`).join(', ')}.`,
        };
  }
  if (!variable.test(name)) {
    return syntax(`${source}. takes a name of letters, digits and underscores that does not begin with a digit.`);
  }
  return source === 'env' && isReserved(name) ? reserved(name) : { source, name };
}

/** Variables that belong to the runner, to this action or to AWS: never readable from a file. */
function isReserved(name: string): boolean {
  return (
    /^(?:INPUT_|ACTIONS_|RUNNER_|AWS_SECRET_|AWS_SESSION_)/i.test(name) ||
    /^(?:GITHUB_TOKEN|GH_TOKEN|QUALYTICS_TOKEN|AWS_ACCESS_KEY_ID)$/i.test(name)
  );
}

/** A name that says secret: `env` may then only fill a secret field, since elsewhere it would be shown. */
export function saysSecret(name: string): boolean {
  return /TOKEN|SECRET|PASSW|PRIVATE|CREDENTIAL/i.test(name);
}

function reserved(name: string): Fault {
  return {
    rule: 'reference-reserved',
    message: `env.${name} is reserved for the runner, for this action or for AWS credentials.`,
    hint: 'Pass the value under another name in env: of the step, or as a secret.',
  };
}

function syntax(hint: string): Fault {
  return { rule: 'reference-syntax', message: 'This reference is not well formed.', hint };
}

function operators(): Fault {
  return {
    rule: 'reference-syntax',
    message: 'A reference is one name: there are no operators, functions or brackets.',
    hint: 'Compute the value in the workflow, pass it through env: of the step, and write ${{ env.NAME }}.',
  };
}

function unknownSource(inner: string): Fault {
  const context = /^(?:vars|github|inputs|needs|steps|matrix|runner|job|strategy)\b/i.exec(inner);
  if (context) {
    return {
      rule: 'reference-source',
      message: `${context[0].toLowerCase()}. is known to the workflow, not to this file.`,
      hint: 'Pass it through env: of the step and write ${{ env.NAME }}.',
    };
  }
  if (inner === '') {
    return { rule: 'reference-syntax', message: 'The reference is empty.', hint: forms };
  }
  if (hasOperator(inner) || /[()'"[\]]|^!|^(?:true|false|null|[-\d.]+)$/.test(inner)) {
    return operators();
  }
  return {
    rule: 'reference-source',
    message: 'This is not a source that references know.',
    hint: `${nearForm(inner)}${forms}`,
  };
}

/** What GitHub's expressions would calculate with, and no name has. */
function hasOperator(inner: string): boolean {
  return /\|\||&&|[=!<>]=/.test(inner);
}

/** The most likely slip: another letter case, a plural, or the other separator. */
function nearForm(inner: string): string {
  const head = /^([\w-]+)\s*[.:]\s*[\w.:/@+=!-]+$/.exec(inner)?.[1];
  const guesses: readonly (readonly [RegExp, string])[] = [
    [/^envs?$|^environment$/i, 'env.'],
    [/^secrets?$/i, 'secrets.'],
    [/^secrets?[-_]?managers?$/i, 'secretsmanager:'],
    [/^ssm$|^parameters?$/i, 'ssm:'],
    [/^aws$/i, 'aws.'],
  ];
  const guess = head && guesses.find(([form]) => form.test(head));
  return guess ? `Did you mean \${{ ${guess[1]}… }}? ` : '';
}

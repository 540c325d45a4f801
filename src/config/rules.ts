import type { Severity } from '../problem.ts';

/** One rule: what it is called, how serious it is, and a line for the reference page. */
export interface Rule {
  readonly severity: Severity;
  readonly says: string;
}

const error = (says: string): Rule => ({ severity: 'error', says });
const warning = (says: string): Rule => ({ severity: 'warning', says });
const notice = (says: string): Rule => ({ severity: 'notice', says });

/** Finding and reading the files that `config` names. */
export const fileRules = {
  'config-empty': error('`config` names no file.'),
  'file-missing': error('A path of `config` does not exist.'),
  'pattern-without-match': error('A glob of `config` matches no file.'),
  'file-outside-workspace': error('A path leads out of the workspace, directly or through a symbolic link.'),
  'file-in-git': error('A path leads into `.git`, where credentials can lie.'),
  'file-not-regular': error('A path is a folder, a device or something else that is not a file.'),
  'file-unreadable': error('A file cannot be read: permissions, or symbolic links in a circle.'),
  'file-too-large': error('A file, or all files together, are over the size limit.'),
  'file-not-utf8': error('A file is not UTF-8 text.'),
} as const satisfies Record<string, Rule>;

/** YAML itself. */
const yamlRules = {
  'yaml-syntax': error('The file is not YAML 1.2.'),
  'yaml-tab': error('A tab is used as indentation.'),
  'yaml-duplicate-key': error('A key stands twice in one mapping.'),
  'yaml-several-documents': error('A file holds more than one YAML document.'),
  'yaml-alias': error('An alias has no anchor before it, or stands inside its own anchor.'),
  'yaml-merge': error('A merge key `<<` is given something other than a mapping or a list of mappings.'),
  'yaml-tag': error('A value carries a YAML tag that this file does not use.'),
  'yaml-directive': error('A `%YAML` directive asks for another version than 1.2.'),
  'yaml-key': error('A key is not a text.'),
  'yaml-limit': error('The file is nested too deeply, or has (or expands to) too many values.'),
} as const satisfies Record<string, Rule>;

/** `${{ … }}`. */
const referenceRules = {
  'reference-syntax': error('A `${{ … }}` is not well formed, or is more than one name.'),
  'reference-source': error('A reference names a source that does not exist, such as `vars.` or `github.`.'),
  'reference-in-key': error('A reference stands in a key.'),
  'reference-reserved': error('`env.` names a variable of the runner, of this action or of AWS credentials.'),
  'reference-shown': error('`env.` with a name that says secret is used where the value would be shown.'),
  'reference-placement': error('A secret source is used outside a connection, or for something that is shown.'),
  'reference-circular': error('An `aws.` value is used inside the `aws` block that it depends on.'),
  'reference-partial': error('A number or a boolean is given as a part of a text.'),
  'reference-missing': error('A reference has no value.'),
  'reference-blank': error('A reference has an empty or blank value.'),
  'reference-json': error('`#key` is asked of a secret that is not a JSON object with that key as a text.'),
  'reference-unavailable': error('A source cannot be read in this run.'),
  'secret-short': warning('A secret has fewer than 8 characters: GitHub masks them wherever they occur, ids included.'),
  'secrets-input': error('The `secrets` input is neither a JSON object nor `NAME=value` lines.'),
} as const satisfies Record<string, Rule>;

/** Keys and their values, each by itself. */
const shapeRules = {
  'file-empty': notice('A file manages nothing.'),
  'unknown-key': error('A key is not known at its place.'),
  'unknown-parameter': warning('A connection field is in no table of its connector; it is sent as it is.'),
  'missing-key': error('A required key is missing.'),
  'wrong-type': error('A value is of another kind than its key takes.'),
  unquoted: error('YAML reads a text as a number or a boolean: it needs quotes.'),
  blank: error('A value is empty where something is needed.'),
  'no-null': error('`null` is given where nothing can be cleared.'),
  'out-of-range': error('A number, or the length of a text, is out of range.'),
  'not-a-choice': error('A value is not one of the known ones.'),
  'bad-format': error('A text does not have the form that its field needs.'),
  'conflicting-keys': error('Two keys that exclude each other are both given.'),
  'only-once': error('A key that may stand in one file only stands in several.'),
  'literal-secret': error('A secret is written in the file as plain text.'),
} as const satisfies Record<string, Rule>;

/** What entries mean together. */
const domainRules = {
  'duplicate-name': error('Two entries have the same name.'),
  'duplicate-id': error('Two entries are pinned to the same id.'),
  'previous-name': error('`previous_names` contradict other names of the file.'),
  'renamed-reference': error('Something is referred to by a name that it no longer has.'),
  'removed-and-listed': error('A datastore is both listed and removed.'),
  'connection-differs': error('A connection is written in two places with different contents.'),
  'group-differs': error('A group is written in two places with different icons.'),
  'ownership-tag-in-tags': error('The ownership tag is written among the tags; it is added by itself.'),
  'unknown-connector': notice('A connection type has no table here: its fields are sent as they are.'),
  'unknown-icon': warning('A group icon is none of the documented ones.'),
  'field-of-other-store': error('A datastore has a scope field that its kind of connection does not know.'),
  'field-unusual': warning('A datastore has a scope field that the documentation does not list for its connector.'),
  'iam-role-with-keys': error('Keys are given together with `authentication_type: IAM_ROLE`.'),
  'role-arn-missing': error('`IAM_ROLE` is chosen without `role_arn`.'),
  'role-arn-unused': warning('`role_arn` or `external_id` is given without `IAM_ROLE`.'),
  'external-id-absent': notice('`IAM_ROLE` is used without `external_id`.'),
  'uri-with-path': error('`uri` contains a folder, which belongs in `root_path`.'),
  'enrichment-inside-source': error('Enrichment is written inside the folder that its own source scans.'),
  'enrichment-beside-source': warning('Enrichment may be written inside the folder that its own source scans.'),
  'enrichment-prefix-shared': error('Two sources with the same prefix share one enrichment datastore.'),
  'enrichment-prefix-rewritten': warning('The server will rewrite an enrichment prefix.'),
  'remediation-without-enrichment': warning('Remediation is asked for without naming an enrichment datastore.'),
  'remediation-unlinked': warning(
    'Remediation is asked for while the enrichment datastore is unlinked: the server keeps it, and a later scan fails.',
  ),
  'enrichment-target': error('An enrichment target is no enrichment datastore.'),
  'enrichment-onward': error('An enrichment datastore is linked to another one.'),
  'enrichment-unsupported': error('An enrichment datastore is on a connector that cannot be written to.'),
  'enrichment-unsure': warning('The documentation disagrees on whether a connector can hold enrichment.'),
} as const satisfies Record<string, Rule>;

/** Every rule of the file language. */
export const configRules = {
  ...fileRules,
  ...yamlRules,
  ...referenceRules,
  ...shapeRules,
  ...domainRules,
};

export type ConfigRule = keyof typeof configRules;

/** A chapter of `docs/rules.md`. */
export interface RuleChapter {
  readonly title: string;
  readonly rules: Readonly<Record<string, Rule>>;
}

export const configRuleChapters: readonly RuleChapter[] = [
  { title: 'Files', rules: fileRules },
  { title: 'YAML', rules: yamlRules },
  { title: 'References', rules: referenceRules },
  { title: 'Keys and values', rules: shapeRules },
  { title: 'What entries mean together', rules: domainRules },
];

import { holds as isMet } from '../connectors/connectors.ts';
import { type Connector, type Field, pathOf, splitPath, type When } from '../connectors/field.ts';
import { byRole, knowsRoles, rolePaths } from '../connectors/role.ts';
import { withPlaceholders } from '../references/grammar.ts';
import type { ManagedFields } from './desired.ts';
import { isNull, reportMissing } from './entry.ts';
import type { Report } from './reporter.ts';
import { isTemplate, type MapNode, type Place, type ScalarNode, type Tree } from './tree.ts';
import { Unresolved } from './unresolved.ts';

/** What the fields of one connection mean together. */
export function checkConnectionRules(report: Report, map: MapNode, connector: Connector, fields: ManagedFields): void {
  for (const row of connector.fields as readonly Field[]) {
    checkRequired(report, map, connector, fields, row);
    checkForbidden(report, map, connector, fields, row);
  }
  checkUri(report, map);
  checkRole(report, map, connector, fields);
}

/** Whether a condition holds, its row's default included; `undefined` while it waits for a reference. */
function holds(connector: Connector, fields: ManagedFields, when: When): boolean | undefined {
  const given = fields.get(when.field)?.value;
  return given instanceof Unresolved
    ? undefined
    : isMet(connector, when, new Map(given === undefined ? [] : [[when.field, given]]));
}

/**
 * Secrets and identifiers may be left out: those of a connection that exists are then not managed. Whether one must be
 * made, only the plan knows.
 */
function checkRequired(report: Report, map: MapNode, connector: Connector, fields: ManagedFields, row: Field): void {
  const path = pathOf(row);
  if (row.secret || row.identifier || !row.required || given(map, path)) {
    return;
  }
  if (row.required === true) {
    // A null is reported where it is read.
    if (!treeAt(map, path)) {
      reportMissing(report, map, path);
    }
  } else if (holds(connector, fields, row.required)) {
    const condition = row.required;
    const rule = path === rolePaths.arn ? 'role-arn-missing' : 'missing-key';
    const place = treeAt(map, condition.field)?.place ?? map.place;
    report(
      rule,
      place,
      `${path} is missing: ${condition.is} needs it.`,
      row.section ? `Add ${row.name}: below ${row.section}.` : `Add ${row.name}: to the connection.`,
    );
  }
}

function checkForbidden(report: Report, map: MapNode, connector: Connector, fields: ManagedFields, row: Field): void {
  const tree = given(map, pathOf(row));
  if (row.forbidden && tree && holds(connector, fields, row.forbidden)) {
    report(
      'iam-role-with-keys',
      tree.place,
      `${pathOf(row)} is not used with ${row.forbidden.is}.`,
      'Remove it: Qualytics assumes the role and needs no key.',
    );
  }
}

/** A folder in the address of a bucket: the one mistake that the form's labels invite. */
function checkUri(report: Report, map: MapNode): void {
  const tree = treeAt(map, 'uri');
  if (tree?.kind === 'scalar' && /^(?:s3|gs|abfss?):\/\/[^/]+\/+[^/]/i.test(outlineOf(tree))) {
    report(
      'uri-with-path',
      tree.place,
      'uri contains a folder.',
      'Put the folder in root_path of the datastore, and end uri after the bucket or container.',
    );
  }
}

/** The text with placeholders for references: enough to see a path in it. */
function outlineOf({ value }: ScalarNode): string {
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  return isTemplate(value) ? withPlaceholders(value, 'x') : value.text;
}

function checkRole(report: Report, map: MapNode, connector: Connector, fields: ManagedFields): void {
  const type = byRole.field;
  // One that is not understood is reported, and says nothing.
  const isUnread = given(map, type) !== undefined && !fields.has(type);
  const usesRole = knowsRoles(connector) && !isUnread ? holds(connector, fields, byRole) : undefined;
  const place = (path: string): Place => treeAt(map, path)?.place ?? map.place;
  if (usesRole === true && !given(map, rolePaths.externalId)) {
    report(
      'external-id-absent',
      place(type),
      'The role is assumed without an external id.',
      "Add parameters.external_id if the role's trust policy asks for one.",
    );
  }
  const unused = [rolePaths.arn, rolePaths.externalId].find((path) => (fields.get(path)?.value ?? null) !== null);
  if (usesRole === false && unused !== undefined) {
    report(
      'role-arn-unused',
      place(unused),
      `${unused} is given, but authentication_type is not IAM_ROLE.`,
      'Add parameters.authentication_type: IAM_ROLE, or remove it.',
    );
  }
}

/** What stands at a path, unless it is `null`. */
function given(map: MapNode, path: string): Tree | undefined {
  const tree = treeAt(map, path);
  return tree && !isNull(tree) ? tree : undefined;
}

/** What stands at `uri` or `parameters.role_arn`. */
function treeAt(map: MapNode, path: string): Tree | undefined {
  const { section, name } = splitPath(path);
  const within = section === undefined ? map : map.entries.get(section)?.value;
  return within?.kind === 'map' ? within.entries.get(name)?.value : undefined;
}

import { type Connector, type Field, pathOf, type When } from './field.ts';

/** How a connection says that Qualytics assumes an IAM role for it: it has no stored credentials then (S3, Athena, Redshift). */
export const byRole = { field: 'parameters.authentication_type', is: 'IAM_ROLE' } as const satisfies When;

/** What says which role that is, and the secret that its trust policy may ask for. */
export const rolePaths = { arn: 'parameters.role_arn', externalId: 'parameters.external_id' } as const;

/** The key id of a connection that signs in by keys. */
export const keyId = 'access_key';

/** Whether connections of this kind have a key id that makes no sense with a role. */
export function hasKeyForRole({ fields }: Connector): boolean {
  return fields.some(({ name, forbidden }) => name === keyId && forbidden);
}

/** Whether a connection of this kind may use a role. Elsewhere a parameter of that name means nothing. */
export function knowsRoles({ fields }: Connector): boolean {
  return (fields as readonly Field[]).some((row) => pathOf(row) === byRole.field && row.values?.includes(byRole.is));
}

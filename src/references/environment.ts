/**
 * The environment of the step as a source of references. It answers for every name: which names a file may not ask
 * for is a matter of the grammar, and refused before anything is looked up.
 */
export function environmentSource(
  environment: Readonly<Record<string, string | undefined>>,
): (name: string) => string | undefined {
  return (name) => (Object.hasOwn(environment, name) ? environment[name] : undefined);
}

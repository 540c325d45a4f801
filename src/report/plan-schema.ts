type Schema = Readonly<Record<string, unknown>>;

/** Every key is required unless `optional` has it too; nothing else may be there. */
function record(properties: Readonly<Record<string, Schema>>, optional: Readonly<Record<string, Schema>> = {}): Schema {
  return {
    type: 'object',
    properties: { ...properties, ...optional },
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

function list(items: Schema, description: string): Schema {
  return { type: 'array', items, description };
}

function text(description: string): Schema {
  return { type: 'string', description };
}

function oneOf(values: readonly (string | null)[], description: string): Schema {
  return { enum: values, description };
}

const count = { type: 'integer', minimum: 0 };

const place = {
  anyOf: [
    record({
      file: text('Path as the `config` input led to it.'),
      line: { type: 'integer', minimum: 1 },
      column: { type: 'integer', minimum: 1 },
    }),
    { type: 'null' },
  ],
  description: 'Where it stands in the configuration; null where it has no place there.',
};

function shown(description: string): Schema {
  return {
    anyOf: [{ type: ['string', 'number', 'boolean', 'null'] }, { type: 'array', items: { type: 'string' } }],
    description,
  };
}

const change = record({
  field: text('Path of the field as the configuration writes it, such as `parameters.role_arn`.'),
  before: shown('The live value; null where there is none; `(sensitive)` for a secret.'),
  after: shown('The wanted value; null clears the field; `(sensitive)` for a secret.'),
  sensitive: { type: 'boolean' },
});

const step = record(
  {
    id: text('Unique within the plan, the same for the same plan.'),
    action: oneOf(['create', 'update', 'link', 'unlink', 'delete', 'sync'], 'What is done.'),
    kind: oneOf(['connection', 'datastore', 'group', 'tag'], 'To what.'),
    name: text('Name of the object.'),
    liveId: {
      type: ['integer', 'null'],
      description: 'Id of the live object; null for what does not exist when the plan is made.',
    },
    adopts: { type: 'boolean', description: 'Whether a live object is managed from this file for the first time.' },
    needs: oneOf(['Member', 'Manager', 'Admin'], 'Role that the step needs.'),
    changes: list(change, 'Field by field.'),
    affects: list(
      record({
        name: text('Name of a datastore.'),
        managed: { type: 'boolean', description: 'Whether the configuration manages it.' },
      }),
      'Datastores that feel the step too.',
    ),
    dependsOn: list({ type: 'string' }, 'Ids of the steps that come before.'),
    reason: text('Why, as a sentence; may be empty.'),
    origin: oneOf(
      ['change', 'drift', null],
      'Whether the pull request brings the change or the live state already differed; null where that is not known.',
    ),
    at: place,
  },
  {
    outcome: oneOf(['done', 'failed', 'skipped', 'unknown'], 'How the step ended; only after an apply.'),
    error: text('Why it did not end well, with the remedy.'),
  },
);

const problem = record({
  severity: oneOf(['error', 'warning', 'notice'], 'An error stops the run before anything is written.'),
  rule: text('Stable id of the rule.'),
  message: text('The fact.'),
  hint: { type: ['string', 'null'], description: 'The remedy.' },
  at: place,
});

/** JSON Schema (draft-07, which editors understand best) of the plan file. The build publishes it as `dist/plan.schema.json`. */
export function planSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Plan file of Qualytics datastores as code',
    ...record({
      version: { const: 1 },
      hash: {
        type: 'string',
        pattern: '^[0-9a-f]{64}$',
        description: 'SHA-256 over what the plan would do; input `expected-plan` takes it.',
      },
      mode: oneOf(['plan', 'apply', 'validate'], 'Mode of the run that made it.'),
      label: text('Label of the run.'),
      result: oneOf(
        ['valid', 'planned', 'unchanged', 'applied', 'partial', 'failed', 'exported'],
        'How the run ended.',
      ),
      summary: record({ create: count, update: count, delete: count, unchanged: count }),
      steps: list(step, 'In the order in which they are done.'),
      problems: list(problem, 'Errors, warnings and notices.'),
    }),
  };
}

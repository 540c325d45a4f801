import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonSchema } from '../src/config/json-schema.ts';
import { connectorsPage, rulesPage } from '../src/config/pages.ts';
import { configRuleChapters, type RuleChapter } from '../src/config/rules.ts';
import { exportRules } from '../src/export/rules.ts';
import { runRules } from '../src/github/rules.ts';
import { planRules } from '../src/plan/rules.ts';
import { awsRules } from '../src/references/aws/rules.ts';
import { planSchema } from '../src/report/plan-schema.ts';
import { withActionTables } from './action-tables.ts';

const root = join(import.meta.dirname, '..');

/** Everything that is made from the tables in `src`. Chapters of other rooms' rules are added here. */
export const ruleChapters: readonly RuleChapter[] = [
  ...configRuleChapters,
  { title: 'Signing in to AWS', rules: awsRules },
  { title: 'Plan and apply', rules: planRules },
  { title: 'Export', rules: exportRules },
  { title: 'Inputs, events and GitHub', rules: runRules },
];

/** Path, relative to the root of the repository, to content. A test holds the files against it. */
export function generated(): ReadonlyMap<string, string> {
  return new Map([
    ['dist/datastores.schema.json', `${JSON.stringify(jsonSchema(), null, 2)}\n`],
    ['dist/plan.schema.json', `${JSON.stringify(planSchema(), null, 2)}\n`],
    ['docs/connectors.md', connectorsPage()],
    ['docs/rules.md', rulesPage(ruleChapters)],
    ['README.md', withActionTables(read('README.md'), read('action.yml'))],
  ]);
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

if (import.meta.main) {
  for (const [path, content] of generated()) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

import type { Step } from '../plan/steps.ts';
import { createConnection, updateConnection } from './connections.ts';
import type { ApplyContext } from './context.ts';
import { createDatastore } from './create-datastore.ts';
import { deleteDatastore, updateDatastore } from './datastores.ts';
import { firstSync } from './first-sync.ts';
import { createGroup, createTag, updateGroup } from './labels.ts';
import { link, unlink } from './links.ts';

/** Performs one step and gives the id of what it made or changed. @throws ApiError or StepError */
export async function performStep(step: Step, context: ApplyContext): Promise<number | undefined> {
  const { operation } = step;
  switch (operation.does) {
    case 'create-tag':
      return createTag(step.name, context);
    case 'create-group':
      return createGroup(step, operation.icon, context);
    case 'update-group':
      return updateGroup(operation, context);
    case 'create-connection':
      return createConnection(step, operation.entry, context);
    case 'update-connection':
      return updateConnection(operation, context);
    case 'create-datastore':
      return createDatastore(step, operation, context);
    case 'update-datastore':
      return updateDatastore(operation, context);
    case 'link':
      return link(operation, context);
    case 'unlink':
      return unlink(operation, context);
    case 'sync':
      return firstSync(operation, context);
    case 'delete':
      return deleteDatastore(operation, context);
  }
}

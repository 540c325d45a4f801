import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { addEventHandler, getState, resetState, run, setState } from 'jest-circus';

/**
 * Runs tests for Stryker in its own process: Node reads the TypeScript, jest-circus runs the tests, and between two
 * mutants nothing is loaded again. Stryker's runner for Jest loads every module anew for each mutant, which takes four
 * seconds here, and there are ten thousand mutants. The types below are the parts of `@stryker-mutator/api` that we use.
 */
type Root = ReturnType<typeof getState>['rootDescribeBlock'];
type Block = Root['children'][number];
type Entry = Extract<Block, { type: 'test' }>;

/** What the instrumented sources look at and write to. */
interface Instruments {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: unknown;
}

interface MutantRun {
  readonly activeMutant: { readonly id: string };
  /** Tests that reach the mutant; without it, all. */
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  /** `static`: the mutant is active while the modules load. */
  readonly mutantActivation: 'runtime' | 'static';
  readonly disableBail: boolean;
}

interface TestFile {
  readonly root: Root;
  readonly ids: ReadonlyMap<Entry, string>;
}

interface Failure {
  readonly id: string;
  readonly message: string;
}

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals'
      ? { url: pathToFileURL(join(import.meta.dirname, 'globals.ts')).href, shortCircuit: true }
      : next(specifier, context),
});
// A mutant may leave a promise behind that nobody waits for; the tests after it are not to pay for it.
process.on('unhandledRejection', () => undefined);

/**
 * How often a mutant is reached before it counts as an endless loop. Stryker says a hundred times as often as without it,
 * which takes minutes in a loop over a text of millions of characters; five times is enough there.
 */
function endless(hitLimit: number): number {
  return Math.max(hitLimit / 20, Math.min(hitLimit, 1_000_000));
}

const instruments: Instruments = {};
Object.assign(globalThis, { __stryker__: instruments });

/** Every test of a file, with an id that is its own and stays the same between processes. */
function testsOf(root: Root, file: string): ReadonlyMap<Entry, string> {
  const seen = new Map<string, number>();
  const ids = new Map<Entry, string>();
  const visit = (block: Block, path: string): void => {
    const name = `${path} › ${block.name}`;
    if (block.type === 'describeBlock') {
      for (const child of block.children) {
        visit(child, name);
      }
      return;
    }
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    ids.set(block, times === 1 ? name : `${name} (${times})`);
  };
  for (const child of root.children) {
    visit(child, file);
  }
  return ids;
}

class CircusRunner {
  readonly #patterns: readonly string[];
  #files: readonly TestFile[] | undefined;
  #failures: Failure[] = [];
  #bail = false;
  #running: ReadonlyMap<Entry, string> = new Map();

  constructor(patterns: readonly string[]) {
    this.#patterns = patterns;
    addEventHandler((event) => {
      if (event.name === 'test_start') {
        instruments.currentTestId = this.#running.get(event.test);
      } else if (event.name === 'test_done') {
        instruments.currentTestId = undefined;
        this.#note(event.test);
      }
    });
  }

  capabilities(): object {
    return { reloadEnvironment: false };
  }

  async dryRun(): Promise<object> {
    const files = await this.#load();
    await this.#runTests(undefined, false);
    const tests = files.flatMap(({ ids }) =>
      [...ids].map(([test, id]) => ({ id, name: id, timeSpentMs: test.duration ?? 0, ...this.#outcome(id) })),
    );
    return { status: 'complete', tests, mutantCoverage: instruments.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, mutantActivation, disableBail, ...run }: MutantRun): Promise<object> {
    const hitLimit = run.hitLimit && endless(run.hitLimit);
    instruments.hitLimit = hitLimit;
    instruments.hitCount = hitLimit === undefined ? undefined : 0;
    if (mutantActivation === 'static') {
      instruments.activeMutant = activeMutant.id;
    }
    try {
      await this.#load();
    } catch (error) {
      return { status: 'killed', killedBy: ['loading'], failureMessage: String(error), nrOfTests: 0 };
    }
    instruments.activeMutant = activeMutant.id;
    const ran = await this.#runTests(testFilter && new Set(testFilter), !disableBail);
    instruments.activeMutant = undefined;
    if (instruments.hitCount !== undefined && instruments.hitCount > (hitLimit ?? Number.POSITIVE_INFINITY)) {
      return { status: 'timeout', reason: `The mutant was reached more than ${hitLimit} times.` };
    }
    const [first] = this.#failures;
    return first
      ? {
          status: 'killed',
          killedBy: this.#failures.map(({ id }) => id),
          failureMessage: first.message,
          nrOfTests: ran,
        }
      : { status: 'survived', nrOfTests: ran };
  }

  async #load(): Promise<readonly TestFile[]> {
    if (this.#files === undefined) {
      const files = [];
      for (const path of globSync([...this.#patterns]).sort()) {
        resetState();
        await import(pathToFileURL(join(process.cwd(), path)).href);
        const root = getState().rootDescribeBlock;
        files.push({ root, ids: testsOf(root, relative('test', path)) });
      }
      this.#files = files;
    }
    return this.#files;
  }

  /** @returns how many tests were chosen. */
  async #runTests(chosen: ReadonlySet<string> | undefined, bail: boolean): Promise<number> {
    this.#failures = [];
    this.#bail = bail;
    let count = 0;
    for (const { root, ids } of this.#files ?? []) {
      let here = 0;
      for (const [test, id] of ids) {
        const isChosen = chosen === undefined || chosen.has(id);
        here += isChosen ? 1 : 0;
        Object.assign(test, { mode: isChosen ? undefined : 'skip', errors: [], status: null, startedAt: null });
      }
      if (here === 0 || (bail && this.#failures.length > 0)) {
        continue;
      }
      count += here;
      resetState();
      setState({ ...getState(), rootDescribeBlock: root, currentDescribeBlock: root, testTimeout: 60_000 });
      this.#running = ids;
      await run();
    }
    return count;
  }

  #note(test: Entry): void {
    const id = this.#running.get(test);
    if (id === undefined || test.errors.length === 0) {
      return;
    }
    this.#failures.push({ id, message: String(test.errors[0]) });
    if (this.#bail) {
      for (const other of this.#running.keys()) {
        other.mode = 'skip';
      }
    }
  }

  #outcome(id: string): object {
    const failure = this.#failures.find((one) => one.id === id);
    return failure ? { status: 1, failureMessage: failure.message } : { status: 0 };
  }
}

const create = Object.assign(
  (options: { circus: { tests: readonly string[] } }) => new CircusRunner(options.circus.tests),
  {
    inject: ['options'],
  },
);

/** What Stryker looks for in a plugin. */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'circus', factory: create }];

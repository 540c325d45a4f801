import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/**
 * The rooms of `src/` and what each may import: the picture in ARCHITECTURE.md, held against the code. Types may be
 * imported from anywhere, since they are gone at run time.
 */
const source = join(import.meta.dirname, '..', '..', 'src');

const effects = [
  'undici',
  'p-limit',
  'node:fs',
  'node:http',
  'node:https',
  'node:net',
  'node:child_process',
  'node:timers',
  '@actions',
  '@aws-sdk',
];
const pureRooms = ['plan', 'needs', 'config', 'report', 'connectors', 'export'];

/** Rooms that a room may import values from, besides itself and the foundation. */
const doors: Readonly<Record<string, readonly string[]>> = {
  connectors: [],
  config: ['connectors', 'references'],
  plan: ['connectors'],
  report: [],
  references: ['config'],
  needs: ['connectors', 'plan'],
  qualytics: ['connectors', 'plan', 'needs'],
  apply: ['connectors', 'plan', 'qualytics'],
  export: ['config', 'connectors', 'plan', 'references', 'report'],
  github: ['report', 'config'],
  workspace: ['config'],
};
const foundation = ['problem', 'secret', 'redact', 'loopback', 'nearest', 'http', 'http-proxy', 'network', 'memory'];

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
}

const imports: readonly Import[] = filesOf(source).flatMap((file) => {
  const text = readFileSync(join(source, file), 'utf8');
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?from\s+)?'([^']+)';/gms)];
  const dynamic = [...text.matchAll(/import\('([^']+)'\)/g)];
  return [
    ...statements.map(([, type, specifier]) => ({
      from: file,
      specifier: specifier ?? '',
      typeOnly: type !== undefined,
    })),
    ...dynamic.map(([, specifier]) => ({ from: file, specifier: specifier ?? '', typeOnly: false })),
  ];
});

function roomOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : '';
}

function targetOf({ from, specifier }: Import): string | undefined {
  return specifier.startsWith('.') ? relative(source, join(source, dirname(from), specifier)) : undefined;
}

describe('the doors between the rooms', () => {
  test('the imports were found', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  test.each(pureRooms)('%s imports no HTTP, no file system, no @actions and no AWS', (room) => {
    const bad = imports.filter(
      (one) =>
        roomOf(one.from) === room &&
        !one.typeOnly &&
        (effects.some((name) => one.specifier === name || one.specifier.startsWith(`${name}/`)) ||
          ['http.ts', 'http-proxy.ts', 'memory.ts'].includes(targetOf(one) ?? '')),
    );
    expect(bad).toEqual([]);
  });

  test.each(pureRooms)('%s knows no clock, no randomness and no process', (room) => {
    const bad = filesOf(join(source, room)).filter((file) =>
      /\bDate\.now|\bnew Date\(\)|\bMath\.random|\bprocess\.|\bperformance\.|\bsetTimeout|\bfetch\(/.test(
        withoutComments(readFileSync(join(source, room, file), 'utf8')),
      ),
    );
    expect(bad).toEqual([]);
  });

  test.each(Object.keys(doors))('%s imports values only from the rooms that it may', (room) => {
    const allowed = [room, ...(doors[room] ?? [])];
    const bad = imports.filter((one) => {
      const target = targetOf(one);
      if (roomOf(one.from) !== room || one.typeOnly || target === undefined) {
        return false;
      }
      return roomOf(target) === ''
        ? !foundation.includes(target.replace(/\.ts$/, ''))
        : !allowed.includes(roomOf(target));
    });
    expect(bad).toEqual([]);
  });

  test('undici is imported in one place and that of proxies, by its parts', () => {
    const found = imports.filter(({ specifier, typeOnly }) => !typeOnly && /^undici(\/|$)/.test(specifier));
    expect(new Set(found.map(({ from }) => from))).toEqual(new Set(['http.ts', 'http-proxy.ts']));
    expect(found.map(({ specifier }) => specifier)).not.toContain('undici');
  });

  test('the hall imports rooms and the foundation, never a package', () => {
    expect(imports.filter(({ from, specifier }) => from === 'action.ts' && !specifier.startsWith('.'))).toEqual([]);
  });

  test('what speaks to the API is not loaded before it is spoken to', () => {
    const reached = new Set(['action.ts']);
    for (const file of reached) {
      for (const one of imports.filter(({ from, typeOnly }) => from === file && !typeOnly)) {
        const target = targetOf(one);
        if (target !== undefined && !isDynamic(file, one.specifier)) {
          reached.add(target);
        }
      }
    }
    const packages = imports.filter(
      ({ from, typeOnly, specifier }) =>
        reached.has(from) && !typeOnly && !specifier.startsWith('.') && !isDynamic(from, specifier),
    );
    expect(packages.filter(({ specifier }) => /undici|@aws-sdk|@actions\/github/.test(specifier))).toEqual([]);
  });
});

function isDynamic(file: string, specifier: string): boolean {
  return readFileSync(join(source, file), 'utf8').includes(`import('${specifier}')`);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

import { describe, expect, test } from '@jest/globals';
import { differenceSection } from '../../src/report/sections.ts';
import { change, step } from './fixtures.ts';
import { written } from './written.ts';

describe('the section of differences', () => {
  test('has a fold for each object, with all fields that its steps change and whom they affect', () => {
    const steps = [
      step({ action: 'create', name: 'A', changes: [change('root_path', null, '/a')] }),
      step({ name: 'No difference' }),
      step({
        kind: 'connection',
        name: 'A',
        changes: [change('key', 'a', 'b', { sensitive: true })],
        affects: [
          { name: 'A', managed: true },
          { name: 'Finance <Lake>', managed: false },
        ],
      }),
      step({
        action: 'link',
        name: 'A',
        changes: [change('enrichment_datastore', 'X', null), change('tags', [], ['p'])],
      }),
      step({ action: 'delete', kind: 'group', name: 'g', affects: [{ name: 'B', managed: true }] }),
    ];
    expect(written(differenceSection(steps))).toEqual([
      {
        head: '<h3>Differences</h3>',
        rows: [
          [
            '<details><summary>datastore <code>A</code> (3 fields)</summary>',
            '<table>',
            '<tr><th></th><th>Field</th><th>Before</th><th>After</th></tr>',
            '<tr><td>+</td><td><code>root_path</code></td><td></td><td><code>"/a"</code></td></tr>',
            '<tr><td>-</td><td><code>enrichment_datastore</code></td><td><code>"X"</code></td><td></td></tr>',
            '<tr><td>~</td><td><code>tags</code></td><td><code>[]</code></td><td><code>["p"]</code></td></tr>',
            '</table>',
            '</details>',
          ].join('\n'),
          [
            '<details><summary>connection <code>A</code> (1 field)</summary>',
            '<table>',
            '<tr><th></th><th>Field</th><th>Before</th><th>After</th></tr>',
            '<tr><td>~</td><td><code>key</code></td><td><code>(sensitive)</code></td>' +
              '<td><code>(sensitive)</code></td></tr>',
            '</table>',
            '<p>Affects <code>A</code>, <code>Finance &lt;Lake&gt;</code> <strong>not in the file</strong></p>',
            '</details>',
          ].join('\n'),
          [
            '<details><summary>group <code>g</code> (0 fields)</summary>',
            '<p>Affects <code>B</code></p>',
            '</details>',
          ].join('\n'),
        ],
        tail: '',
        noun: 'difference',
      },
    ]);
  });

  test('has long names cut', () => {
    const long = 'x'.repeat(5000);
    const name = `<code>${'x'.repeat(199)}…</code>`;
    const affects = [{ name: long, managed: true }];
    expect(written(differenceSection([step({ name: long, changes: [change(long, null, 1)], affects })]))).toMatchObject(
      [
        {
          rows: [
            [
              `<details><summary>datastore ${name} (1 field)</summary>`,
              '<table>',
              '<tr><th></th><th>Field</th><th>Before</th><th>After</th></tr>',
              `<tr><td>+</td><td>${name}</td><td></td><td><code>1</code></td></tr>`,
              '</table>',
              `<p>Affects ${name}</p>`,
              '</details>',
            ].join('\n'),
          ],
        },
      ],
    );
  });

  test('is not there where nothing differs', () => {
    expect(differenceSection([step({ action: 'delete', name: 'A' })])).toEqual([]);
    expect(differenceSection([])).toEqual([]);
  });
});

/** What an export can say, by rule: severity and one line for `docs/rules.md`. */
export const exportRules = {
  'export-left-out': {
    severity: 'notice',
    says: 'Something live cannot be expressed in a file, and is a comment in it.',
  },
  'export-incomplete': {
    severity: 'notice',
    says: "The token is not an Admin's: datastores that it does not see are not exported.",
  },
  'export-hidden': { severity: 'warning', says: 'A connection has datastores that the token may not see.' },
  'export-removed': {
    severity: 'notice',
    says: 'Entries of the earlier export are no longer live, or no longer chosen.',
  },
  'export-no-match': { severity: 'warning', says: 'A filter of `export-only` takes no datastore.' },
  'export-nothing': { severity: 'error', says: 'The filters of `export-only` take nothing at all.' },
  'export-rewritten': { severity: 'notice', says: 'An earlier export could not be read, and was written anew.' },
  'export-not-empty': {
    severity: 'warning',
    says: 'What a person added to an exported file keeps its plan from being empty.',
  },
  'export-invalid': { severity: 'error', says: 'The export would not be a file that can be read: a defect.' },
  'export-too-large': { severity: 'error', says: 'The export is larger than a file may be.' },
  'export-dir': { severity: 'error', says: '`export-dir` leads out of the workspace, into `.git`, or is no folder.' },
  'export-foreign': { severity: 'error', says: 'A file in `export-dir` was not written by an export.' },
  'export-unwritable': { severity: 'error', says: 'A file in `export-dir` cannot be read or written.' },
  'export-from': { severity: 'error', says: '`export-from` is no export tree of the vendor CLI, or cannot be read.' },
  'export-from-skipped': {
    severity: 'notice',
    says: 'The export tree holds checks or containers, which are left alone.',
  },
  'export-from-file': { severity: 'warning', says: 'A file of the export tree could not be converted.' },
} as const satisfies Readonly<
  Record<string, { readonly severity: 'error' | 'warning' | 'notice'; readonly says: string }>
>;

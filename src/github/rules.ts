/** What inputs, events and GitHub's own API can say, by rule: severity and one line for `docs/rules.md`. */
export const runRules = {
  'input-empty': { severity: 'error', says: 'An input is given as an empty text, which would replace its default.' },
  'input-choice': { severity: 'error', says: 'An input has a value that it does not accept.' },
  'input-boolean': { severity: 'error', says: 'An input is neither true nor false.' },
  'input-number': { severity: 'error', says: 'An input is no number or out of its range.' },
  'input-format': { severity: 'error', says: 'An input does not have the form that its value needs.' },
  'input-missing': { severity: 'error', says: 'The mode needs an input that is missing.' },
  'input-api-url': { severity: 'error', says: '`api-url` is no address that a token may be sent to.' },
  'input-api-token': { severity: 'error', says: '`api-token` holds characters that no token has.' },
  'input-expected-plan': { severity: 'error', says: '`expected-plan` is neither a hash nor a path.' },
  'proxy-address': { severity: 'error', says: 'A proxy variable of the step is no address.' },
  'workspace-missing': { severity: 'error', says: 'The folder that GITHUB_WORKSPACE names does not exist.' },
  'tls-unverified': { severity: 'error', says: 'Certificate verification is switched off for the step.' },
  'event-untrusted': { severity: 'error', says: 'The event can be caused by anyone: only `validate` runs on it.' },
  'event-pull-request-apply': {
    severity: 'error',
    says: '`apply` on a pull request needs `allow-pull-request-apply`.',
  },
  'live-not-read': { severity: 'notice', says: 'A pull request without secrets: only the offline checks ran.' },
  'file-change': { severity: 'notice', says: 'What a pull request without secrets changes in the files.' },
  'comment-not-written': { severity: 'notice', says: "The pull request's comment could not be written." },
  'comment-newer': { severity: 'notice', says: 'A newer run has written the comment already.' },
  'outputs-unwritten': { severity: 'warning', says: 'The outputs of the step could not be written.' },
  defect: { severity: 'error', says: 'A defect of this action: please report it.' },
} as const satisfies Readonly<
  Record<string, { readonly severity: 'error' | 'warning' | 'notice'; readonly says: string }>
>;

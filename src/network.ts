/** What the network says of a failure, for whoever speaks HTTP. Apart from `http.ts`, which loads an HTTP client. */

/** The variables of the environment that name a proxy. */
export const proxyVariables = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'] as const;

/** The code of a network error, or of what caused it. */
export function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return typeof code === 'string' ? code : cause ? codeOf(cause) : '';
}

export function isCertificateCode(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/.test(code);
}

/** What is said of a certificate that nobody vouches for; `undefined` where the network's code means something else. */
export function certificateFault(code: string, host: string): { message: string; hint: string } | undefined {
  return isCertificateCode(code)
    ? {
        message: `the certificate of ${host} is not trusted (${code})`,
        hint: 'For a private certificate authority set NODE_EXTRA_CA_CERTS to its certificate file.',
      }
    : undefined;
}

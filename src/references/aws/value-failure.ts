import { type Failure, failureOf } from './failure.ts';

/**
 * Why a call that reads a value gave none, in our words alone: whatever AWS, or what stands before it, says there could
 * hold the value, and nothing masks that yet.
 *
 * @throws what is not an answer of AWS or of the network: a defect.
 */
export function valueFailureOf(error: unknown): Failure {
  const failure = failureOf(error, () => false);
  if (failure.kind !== 'refused') {
    return failure;
  }
  const { name, message, status } = failure;
  const meaning = meanings.get(name);
  return {
    ...failure,
    name: meaning === undefined ? 'UnknownError' : name,
    message: denialOf(message) ?? (meaning || `status ${status}`),
  };
}

const denied = 'it may not be read';
const expired = 'the credentials have expired';
const unknown = 'the credentials are not known there';
const busy = 'AWS has an error of its own, or too much to do';

/**
 * The errors that AWS documents: of GetSecretValue and of GetParameters, and those that all of its services have. The
 * name of another one is not shown either.
 */
const meanings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ResourceNotFoundException: 'there is none',
    DecryptionFailure: 'its KMS key does not decrypt it',
    InvalidParameterException: 'its name is not accepted',
    InvalidRequestException: 'it cannot be read as it is; it may be scheduled for deletion',
    InvalidKeyId: 'its KMS key cannot be used',
    ValidationException: 'its name is not accepted',
    ValidationError: 'its name is not accepted',
    AccessDenied: denied,
    AccessDeniedException: denied,
    NotAuthorized: denied,
    UnauthorizedOperation: denied,
    OptInRequired: 'the account has not subscribed to the service',
    ExpiredToken: expired,
    ExpiredTokenException: expired,
    RequestExpired: 'the request was too old when it arrived; check the clock of the runner',
    InvalidClientTokenId: unknown,
    UnrecognizedClientException: unknown,
    IncompleteSignature: 'the signature does not fit the credentials',
    InvalidSignatureException: 'the signature does not fit the credentials, or the clock of the runner is wrong',
    InternalFailure: busy,
    InternalServerError: busy,
    InternalServiceError: busy,
    ServiceUnavailable: busy,
    Throttling: busy,
    ThrottlingException: busy,
    TooManyRequestsException: busy,
  }),
);

/** Which kind of policy denies, where AWS says so; made of these words and no others. */
const denials =
  /(because no|with an explicit deny in an?) ((?:service control|resource control|identity-based|resource-based|session|VPC endpoint) policy|permissions boundary)/;

function denialOf(message: string): string | undefined {
  const [, how, policy] = denials.exec(message) ?? [];
  return policy && (how === 'because no' ? `no ${policy} allows it` : `${how?.replace('with ', '')} ${policy}`);
}

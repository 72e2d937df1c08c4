/** As the SDK has them. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** What must never be shown, collected as it comes to be known. */
export interface Secrets {
  add(secret: string | undefined): void;
  addKeys(keys: Keys): void;
  /**
   * AWS repeats what it was sent in some of its messages: a code of the wrong length, or a whole request with its token where
   * the signature is wrong.
   */
  hide(message: string): string;
}

/** Shorter is no secret, and could stand anywhere. */
const SHORTEST = 6;

export function buildSecrets(): Secrets {
  const secrets = new Set<string>();
  const add = (secret: string | undefined): void => {
    if (secret !== undefined && secret.length >= SHORTEST) secrets.add(secret);
  };
  return {
    add,
    addKeys({ accessKeyId, secretAccessKey, sessionToken }) {
      for (const secret of [accessKeyId, secretAccessKey, sessionToken]) add(secret);
    },
    hide: (message) => Array.from(secrets).reduce((text, secret) => text.replaceAll(secret, '(hidden)'), message),
  };
}

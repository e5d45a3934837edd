/** Which files are known to hold secrets, whatever is in them? */

const NAMES: readonly RegExp[] = [
  /^\.env(\..+)?$/,
  // The settings of `zcli apps:create`; zcli itself would ship them (zcli-apps 1.0.0).
  /^zcli\.apps\.config\.json$/,
  /^\.(npmrc|netrc|pgpass|zcli)$/,
  /^id_(rsa|dsa|ecdsa|ed25519)$/,
  /\.(pem|key|p12|pfx|jks|keystore)$/,
];

/** Whether a path's last part is such a name, in any case. */
export function isSecretFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return NAMES.some((form) => form.test(name));
}

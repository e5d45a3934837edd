/** Answers: which files make the smallest app that Zendesk takes? Tests change one at a time. */

const place = { url: 'assets/iframe.html' };

/** The manifest of the smallest app. */
export const smallManifest = {
  name: 'Small',
  author: { name: 'A', email: 'a@example.com' },
  version: '1.0.0',
  defaultLocale: 'en',
  private: true,
  frameworkVersion: '2.0',
  location: { support: { ticket_sidebar: place } },
  parameters: [
    { name: 'engineUrl', type: 'text', required: true },
    { name: 'shared_secret', type: 'text', secure: true, scopes: ['jwt_secret_key'] },
  ],
};

/** Its text files by path; a changed manifest, and files to add, change or (null) leave out. */
export function smallApp(
  manifest: object = {},
  files: Readonly<Record<string, string | null>> = {},
): Readonly<Record<string, string>> {
  const parameters = {
    engineUrl: { label: 'Address' },
    shared_secret: { label: 'Shared word' },
  };
  const all: Record<string, string | null> = {
    'manifest.json': JSON.stringify({ ...smallManifest, ...manifest }),
    'translations/en.json': JSON.stringify({ app: { name: 'Small', parameters } }),
    'assets/iframe.html': '<!doctype html><title>Small</title>',
    ...files,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

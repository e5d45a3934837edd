/** Is each thing that stands in the demo's way said in one clear sentence? */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFolder, checkNode, checkTiers, claimPorts } from '../../../engine/cli/demo/checks.ts';

const folder = mkdtempSync(join(tmpdir(), 'palier-checks-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('checkNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('lets Node %s pass', (version) => {
    expect(checkNode(version)).toBeNull();
  });

  it.each(['20.18.9', '18.20.0', '19.99.0'])('refuses Node %s by name', (version) => {
    expect(checkNode(version)).toBe(`Palier needs Node 20.19 or newer; this is Node ${version}.`);
  });
});

describe('checkFolder', () => {
  it('makes a folder that is not there and leaves nothing in it', () => {
    expect(checkFolder(join(folder, 'new', 'deep'))).toBeNull();
  });

  it('refuses a folder that cannot be made, with its name and the reason', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(checkFolder(join(folder, 'file', 'under'))).toMatch(
      /^The demo cannot write to .*under \(ENOTDIR\); make it writable or set PALIER_DATA\.$/,
    );
  });
});

describe('checkTiers', () => {
  it('lets the sample pass', () => {
    expect(checkTiers('tiers.json')).toBeNull();
  });

  it('names the place of the first error and how many more there are', () => {
    const path = join(folder, 'tiers.json');
    writeFileSync(path, '{\n  "version": 7,\n  "nonsense": 1\n}\n');
    expect(checkTiers(path)).toMatch(
      /^The tiers file is not valid: .*tiers\.json:\d+:\d+ .*\(and \d+ more: .*check\)$/,
    );
  });

  it('says that a file cannot be read', () => {
    expect(checkTiers(join(folder, 'none.json'))).toMatch(/none\.json cannot be read \(ENOENT\)/);
  });
});

describe('claimPorts', () => {
  const none = { desk: 0, engine: 0, control: 0, mail: 0, app: 0 };

  it('gives free ports in place of 0', async () => {
    const claimed = await claimPorts(none, 0);
    const ports = 'ports' in claimed ? Object.values(claimed.ports) : [];
    expect(ports).toHaveLength(5);
    expect(ports.every((port) => port > 0)).toBe(true);
  });

  it('names each busy port with the flag and the variable to choose another', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const claimed = await claimPorts({ ...none, engine: port }, 0);
    await new Promise((done) => server.close(done));
    expect(claimed).toEqual({
      problems: [
        `Port ${port} is busy: stop what uses it, or choose another with --engine-port or PALIER_PORT.`,
      ],
    });
  });
});

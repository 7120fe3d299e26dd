/**
 * Loaded before every script of package.json (`node --import`). Plain JavaScript on purpose: a Node
 * too old to read TypeScript must still be able to read this sentence.
 *
 * `npm ci` brings the right Node as the package `node`; npm puts it first on the PATH of scripts.
 * When an install policy kept that package's script from running, the machine's own Node answers.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

// 22.18: the first Node that runs TypeScript without a flag, and what better-sqlite3 13 needs.
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `duebook: this is Node ${process.versions.node}, and Duebook needs 22.18 or newer; ` +
      'run "npm ci" in this folder, which brings Node 24 along, and start it with "npm start".\n',
  );
  process.exit(2);
}

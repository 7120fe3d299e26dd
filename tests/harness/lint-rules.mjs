/**
 * Rules of our own for oxlint (`lint.json`).
 *
 *     duebook/file-name   kebab-case names that say what is in the file
 *     duebook/no-clock    the clock is passed in: the pure rooms and the ledger may not ask what time it
 *                         is, because a report of last month must come out the same next year
 */
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
const NOT_A_NAME = /^(utils?|helpers?|misc|common|stuff)$/;

const fileName = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    return {
      Program(node) {
        const file = context.filename.split(/[\\/]/).pop() ?? '';
        const stem = file.replace(/\.[^.]+$/, '');
        if (!KEBAB.test(stem)) context.report({ node, message: `"${file}" is not kebab-case` });
        if (NOT_A_NAME.test(stem.split('.')[0]))
          context.report({ node, message: `"${file}" does not say what is in it` });
      },
    };
  },
};

/** What reads the machine, as it is called. */
const READS = new Set(['Date.now', 'performance.now', 'Math.random', 'Date']);

const noClock = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const report = (node, what) =>
      context.report({
        node,
        message: `${what} reads the machine; take the moment (or the seed) as an argument`,
      });
    return {
      CallExpression(node) {
        const { callee } = node;
        const called =
          callee.type === 'MemberExpression'
            ? `${callee.object.name}.${callee.property.name}`
            : callee.name;
        if (READS.has(called)) report(node, `${called}()`);
      },
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) report(node, 'new Date()');
      },
    };
  },
};

export default {
  meta: { name: 'duebook' },
  rules: { 'file-name': fileName, 'no-clock': noClock },
};

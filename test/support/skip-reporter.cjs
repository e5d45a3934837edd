// Says at the end of a run which suites were skipped and why: the reason stands in their names.
class SkipReporter {
  onRunComplete(_contexts, { testResults }) {
    const reasons = new Map();
    for (const { testResults: tests } of testResults) {
      for (const { status, ancestorTitles, title } of tests) {
        if (status !== 'pending') continue;
        const suite = [...ancestorTitles, title].find((one) => one.includes('(skipped:')) ?? title;
        reasons.set(suite, (reasons.get(suite) ?? 0) + 1);
      }
    }
    if (reasons.size === 0) return;
    const lines = [...reasons].map(([suite, count]) => `  ${suite}: ${count} tests`);
    process.stderr.write(`\nNot run on this machine:\n${lines.join('\n')}\n`);
  }
}

module.exports = SkipReporter;

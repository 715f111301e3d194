import { expectMigrationsRoundTrip, expectNoDrift, expectSingleHead } from 'mig-check/jest';

test('every revision restores the schema', async () => {
  const report = await expectMigrationsRoundTrip();
  expect(report.verdicts.map(({ id, restored }) => [id, restored])).toEqual([
    ['0001', true],
    ['0002', true],
  ]);
});

test('the history has one head', async () => {
  await expectSingleHead();
});

test('the revisions make the schema', async () => {
  await expectNoDrift();
});

test('fake timers of the suite do not reach the check', async () => {
  jest.useFakeTimers();
  try {
    await expectSingleHead();
  } finally {
    jest.useRealTimers();
  }
});

test('a leaking downgrade fails with the object, the file and a command', async () => {
  const failure: unknown = await expectMigrationsRoundTrip({ config: `${__dirname}/leaky.config.ts` }).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(Error);
  const { message, stack } = failure as Error;
  expect(message).toContain('mood');
  expect(message).toContain('leaky/0001_leak.sql');
  expect(message).toContain('npx mig-check --check round-trip --config');
  expect(stack).toContain('migrations.test.ts');
});

test('the engine loads beside it, from CommonJS', async () => {
  const { heads } = await import('mig-check');
  expect(typeof heads).toBe('function');
});

import { expectMigrationsRoundTrip, expectNoDrift, expectSingleHead } from 'mig-check/jest';

test('the history has one head', async () => {
  await expectSingleHead();
});

test('every revision goes up, down and up again without a trace', async () => {
  await expectMigrationsRoundTrip();
});

test('the migrations make the schema that the code expects', async () => {
  await expectNoDrift();
});

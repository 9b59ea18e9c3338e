// Dredd takes hooks from CommonJS files only, and calls an asynchronous one correctly only when it has two parameters.
// So this file holds no logic: it hands everything to the run that dredd.ts has put here.
const hooks = require('hooks')

const run = globalThis.contractRun
const settle = (promise, transaction, done) =>
  promise.then(
    () => done(),
    (error) => {
      transaction.fail = error.message
      done()
    },
  )

hooks.beforeEach((transaction, done) => settle(run.before(transaction), transaction, done))
hooks.beforeEachValidation((transaction) => run.judge(transaction))
hooks.afterEach((transaction, done) => settle(run.after(transaction), transaction, done))

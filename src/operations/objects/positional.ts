/**
 * Every operation on objects other than tables, with what its method takes one by one, in order; the rest are options.
 */
export const POSITIONAL = {
  /** `op.createSchema(schema('app'))` */
  createSchema: ['schema'],
  dropSchema: ['schema'],
  /** `op.createExtension(extension('citext'), { ifNotExists: true })` */
  createExtension: ['extension'],
  dropExtension: ['extension'],
  alterExtension: ['extension'],

  /** `op.createEnum(enumType('mood', ['good', 'bad']))` */
  createEnum: ['enum'],
  dropEnum: ['enum'],
  /** Adds a value. It cannot be used before the transaction that added it is committed. */
  addEnumValue: ['enum', 'value'],
  renameEnumValue: ['enum', 'value', 'newValue'],
  /** Makes the type anew without the value; fails when a row still has it, unless `replaceBy` is given. */
  dropEnumValue: ['enum', 'value'],
  /** Makes the type anew with its values in another order. */
  reorderEnum: ['enum', 'values'],
  /** `op.createDomain(domainType('positive', integer(), { constraints: [{ check: 'VALUE > 0' }] }))` */
  createDomain: ['domain'],
  dropDomain: ['domain'],
  alterDomain: ['domain'],
  addDomainConstraint: ['domain', 'constraint'],
  dropDomainConstraint: ['domain', 'name'],
  validateDomainConstraint: ['domain', 'name'],
  /** `op.createCompositeType(compositeType('point3', [attribute('x', double())]))` */
  createCompositeType: ['compositeType'],
  dropCompositeType: ['compositeType'],
  addAttribute: ['compositeType', 'attribute'],
  dropAttribute: ['compositeType', 'attribute'],
  alterAttribute: ['compositeType', 'attribute'],
  /** `op.createSequence(sequence('invoice_number', { start: 1000 }))` */
  createSequence: ['sequence'],
  dropSequence: ['sequence'],
  alterSequence: ['sequence'],

  /** `op.createView(view('active', 'select * from users where active'))` */
  createView: ['view'],
  dropView: ['view'],
  /** Gives a view another query; what depends on it is kept, made anew where that has to be. */
  replaceView: ['view'],
  createMaterializedView: ['materializedView'],
  dropMaterializedView: ['materializedView'],
  replaceMaterializedView: ['materializedView'],
  refreshMaterializedView: ['materializedView'],

  /** `op.createFunction(storedFunction('add', 'select a + b', { arguments: […], returns: 'integer' }))` */
  createFunction: ['function'],
  dropFunction: ['function'],
  /** Gives a function another body; attributes that are left out stay. */
  replaceFunction: ['function'],
  createProcedure: ['procedure'],
  dropProcedure: ['procedure'],
  replaceProcedure: ['procedure'],

  /** `op.createTrigger(trigger('touch', 'users', { timing: 'BEFORE', events: ['UPDATE'], … }))` */
  createTrigger: ['trigger'],
  dropTrigger: ['trigger', 'table'],
  alterTrigger: ['trigger', 'table', 'enabled'],
  /** `op.createPolicy(policy('own', 'invoices', { using: 'owner = current_user' }))` */
  createPolicy: ['policy'],
  dropPolicy: ['policy', 'table'],
  alterPolicy: ['policy', 'table'],
  /** `op.alterRowSecurity('invoices', { enabled: true, forced: true })` */
  alterRowSecurity: ['table'],
  /** `op.createEvent(event('purge', { every: '1 DAY' }, 'delete from log'))` */
  createEvent: ['event'],
  dropEvent: ['event'],
  alterEvent: ['event'],

  /** `op.grant(grant(['SELECT'], { kind: 'table', name: 'users' }, ['reader']))` */
  grant: ['grant'],
  revoke: ['grant'],
  grantDefaultPrivileges: ['defaultPrivileges'],
  revokeDefaultPrivileges: ['defaultPrivileges'],

  /** `op.renameObject({ kind: 'view', name: 'active' }, 'current')` */
  renameObject: ['object', 'newName'],
  setObjectSchema: ['object', 'newSchema'],
  setOwner: ['object', 'owner'],
  /** `op.setComment({ kind: 'constraint', name: 'ck_age', table: 'users' }, 'adults only')` */
  setComment: ['object', 'comment'],
} as const;

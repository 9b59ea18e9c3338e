import { describeContracts } from './describe-contract.ts'

describeContracts('at the service')

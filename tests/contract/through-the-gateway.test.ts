import { describeContracts } from './describe-contract.ts'

describeContracts('through the gateway')

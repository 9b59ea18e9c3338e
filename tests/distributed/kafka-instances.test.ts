import { describeInstances } from '../brokers/instance-conformance.ts'
import { useKafka } from './kafka-under-test.ts'

const broker = useKafka()
describeInstances('Kafka', broker)

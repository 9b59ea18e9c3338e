import { describeConsumer } from '../brokers/consumer-conformance.ts'
import { useKafka } from './kafka-under-test.ts'

const broker = useKafka()
describeConsumer('Kafka', broker)

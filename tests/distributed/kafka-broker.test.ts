import { describeAnnouncements } from '../brokers/announcement-conformance.ts'
import { describeBroker } from '../brokers/conformance.ts'
import { useKafka } from './kafka-under-test.ts'

const broker = useKafka()
describeBroker('Kafka', broker)
describeAnnouncements('Kafka', broker, { resumes: true })

import { problems } from '#platform/problem.ts'

export const problem = problems('notifications', {
  'delivery-pending': [409, 'The delivery is still to be sent'],
  'forbidden-target': [422, 'Events may not be sent there'],
  'too-many-endpoints': [409, 'There are too many endpoints'],
  'unknown-event-type': [422, 'There is no such event'],
})

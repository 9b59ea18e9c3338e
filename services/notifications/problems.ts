import { problems } from '#platform/problem.ts'

export const problem = problems('notifications', {
  'delivery-pending': [409, 'The delivery is still pending'],
  'forbidden-target': [422, 'Events must not be sent to this URL'],
  'too-many-endpoints': [409, 'There are too many endpoints'],
  'unknown-event-type': [422, 'The event type does not exist'],
})

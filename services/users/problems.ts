import { problems } from '#platform/problem.ts'

export const problem = problems('users', {
  'email-taken': [409, 'The e-mail address is taken'],
  'invalid-client': [401, 'The service is not who it says'],
  'invalid-credentials': [401, 'E-mail address or password is wrong'],
  'invalid-refresh-token': [401, 'The refresh token does not work'],
  'last-admin': [409, 'The last administrator must stay'],
  'password-too-common': [422, 'The password is too common'],
  'wrong-password': [422, 'The current password is wrong'],
})

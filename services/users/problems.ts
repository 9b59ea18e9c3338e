import { problems } from '#platform/problem.ts'

export const problem = problems('users', {
  'email-taken': [409, 'The e-mail address is already in use'],
  'invalid-client': [401, 'The client credentials are wrong'],
  'invalid-credentials': [401, 'The e-mail address or the password is wrong'],
  'invalid-refresh-token': [401, 'The refresh token is not valid'],
  'last-admin': [409, 'The last administrator cannot be removed'],
  'password-too-common': [422, 'The password is too common'],
  'wrong-password': [422, 'The current password is wrong'],
})

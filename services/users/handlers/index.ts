import type { Handlers } from '#generated/users/v2/handlers.ts'
import type { Context } from '../context.ts'
import { changePassword } from './changePassword.ts'
import { deleteMe } from './deleteMe.ts'
import { getJwks } from './getJwks.ts'
import { getMe } from './getMe.ts'
import { getSession } from './getSession.ts'
import { getUser } from './getUser.ts'
import { getUserContact } from './getUserContact.ts'
import { issueServiceToken } from './issueServiceToken.ts'
import { listUsers } from './listUsers.ts'
import { logIn } from './logIn.ts'
import { logOut } from './logOut.ts'
import { refreshSession } from './refreshSession.ts'
import { registerUser } from './registerUser.ts'
import { setUserRole } from './setUserRole.ts'
import { updateMe } from './updateMe.ts'

export const handlers = {
  changePassword,
  deleteMe,
  getJwks,
  getMe,
  getSession,
  getUser,
  getUserContact,
  issueServiceToken,
  listUsers,
  logIn,
  logOut,
  refreshSession,
  registerUser,
  setUserRole,
  updateMe,
} satisfies Handlers<Context>

// Written by npm run generate from openapi/users/v1.yaml. Do not edit.
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
export const compiled = {
  operations: [
    {"id":"listUsers","method":"get","path":"/users","basePath":"/api/v1","file":"operations/listUsers","security":[{"bearer":["admin"]}]},
    {"id":"registerUser","method":"post","path":"/users","basePath":"/api/v1","file":"operations/registerUser","security":[],"timeoutMs":5000},
    {"id":"getMe","method":"get","path":"/users/me","basePath":"/api/v1","file":"operations/getMe","security":[{"bearer":[]}]},
    {"id":"deleteMe","method":"delete","path":"/users/me","basePath":"/api/v1","file":"operations/deleteMe","security":[{"bearer":[]}]},
    {"id":"updateMe","method":"patch","path":"/users/me","basePath":"/api/v1","file":"operations/updateMe","security":[{"bearer":[]}]},
    {"id":"changePassword","method":"put","path":"/users/me/password","basePath":"/api/v1","file":"operations/changePassword","security":[{"bearer":[]}],"timeoutMs":5000},
    {"id":"getUser","method":"get","path":"/users/{userId}","basePath":"/api/v1","file":"operations/getUser","security":[{"bearer":["admin"]}]},
    {"id":"setUserRole","method":"put","path":"/users/{userId}/role","basePath":"/api/v1","file":"operations/setUserRole","security":[{"bearer":["admin"]}]},
    {"id":"getUserContact","method":"get","path":"/users/{userId}/contact","basePath":"/api/v1","file":"operations/getUserContact","security":[{"bearer":["service"]}],"internal":true},
    {"id":"logIn","method":"post","path":"/sessions","basePath":"/api/v1","file":"operations/logIn","security":[],"timeoutMs":5000},
    {"id":"refreshSession","method":"post","path":"/sessions/refresh","basePath":"/api/v1","file":"operations/refreshSession","security":[]},
    {"id":"logOut","method":"delete","path":"/sessions/current","basePath":"/api/v1","file":"operations/logOut","security":[{"bearer":[]}]},
    {"id":"getJwks","method":"get","path":"/.well-known/jwks.json","basePath":"/api/v1","file":"operations/getJwks","security":[]},
    {"id":"issueServiceToken","method":"post","path":"/service-tokens","basePath":"/api/v1","file":"operations/issueServiceToken","security":[{"client":[]}],"internal":true},
  ],
  schemes: {"bearer":{"type":"http","scheme":"bearer"},"client":{"type":"http","scheme":"basic"}},
  load: (file) => require(`./${file}.mjs`).default,
}

// Written by npm run generate from openapi/users/v2.yaml. Do not edit.
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
export const compiled = {
  format: 1,
  operations: [
    {"id":"listUsers","method":"get","path":"/users","basePath":"/api/v2","file":"operations/listUsers","security":[{"bearer":["admin"]}],"checksSession":true,"priority":"sheddable"},
    {"id":"registerUser","method":"post","path":"/users","basePath":"/api/v2","file":"operations/registerUser","security":[],"hasBody":true,"timeoutMs":5000,"rateLimit":{"limit":30,"windowSeconds":3600,"by":"address"}},
    {"id":"getMe","method":"get","path":"/users/me","basePath":"/api/v2","file":"operations/getMe","security":[{"bearer":["customer","staff","admin"]}]},
    {"id":"deleteMe","method":"delete","path":"/users/me","basePath":"/api/v2","file":"operations/deleteMe","security":[{"bearer":["customer","staff","admin"]}],"checksSession":true},
    {"id":"updateMe","method":"patch","path":"/users/me","basePath":"/api/v2","file":"operations/updateMe","security":[{"bearer":["customer","staff","admin"]}],"hasBody":true,"checksSession":true},
    {"id":"changePassword","method":"put","path":"/users/me/password","basePath":"/api/v2","file":"operations/changePassword","security":[{"bearer":["customer","staff","admin"]}],"hasBody":true,"timeoutMs":5000,"checksSession":true,"rateLimit":{"limit":10,"windowSeconds":3600,"by":"principal"}},
    {"id":"getUser","method":"get","path":"/users/{userId}","basePath":"/api/v2","file":"operations/getUser","security":[{"bearer":["admin"]}],"checksSession":true},
    {"id":"setUserRole","method":"put","path":"/users/{userId}/role","basePath":"/api/v2","file":"operations/setUserRole","security":[{"bearer":["admin"]}],"hasBody":true,"checksSession":true},
    {"id":"getUserContact","method":"get","path":"/users/{userId}/contact","basePath":"/api/v2","file":"operations/getUserContact","security":[{"bearer":["notifications"]}],"internal":true},
    {"id":"logIn","method":"post","path":"/sessions","basePath":"/api/v2","file":"operations/logIn","security":[],"hasBody":true,"timeoutMs":5000,"rateLimit":{"limit":120,"windowSeconds":60,"by":"address"}},
    {"id":"refreshSession","method":"post","path":"/sessions/refresh","basePath":"/api/v2","file":"operations/refreshSession","security":[],"hasBody":true},
    {"id":"getSession","method":"get","path":"/sessions/current","basePath":"/api/v2","file":"operations/getSession","security":[{"bearer":["customer","staff","admin"]}],"checksSession":true,"priority":"critical"},
    {"id":"logOut","method":"delete","path":"/sessions/current","basePath":"/api/v2","file":"operations/logOut","security":[{"bearer":["customer","staff","admin"]}]},
    {"id":"getJwks","method":"get","path":"/.well-known/jwks.json","basePath":"/api/v2","file":"operations/getJwks","security":[],"priority":"critical"},
    {"id":"issueServiceToken","method":"post","path":"/service-tokens","basePath":"/api/v2","file":"operations/issueServiceToken","security":[{"client":[]}],"hasBody":true,"internal":true,"priority":"critical"},
  ],
  schemes: {"bearer":{"type":"http","scheme":"bearer"},"client":{"type":"http","scheme":"basic"}},
  events: {},
  load: (file) => require(`./${file}.mjs`).default,
}

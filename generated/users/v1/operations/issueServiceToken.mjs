// Written by npm run generate from openapi/users/v1.yaml. Do not edit.
export default (runtime) => {
  const $Problem = runtime.schema("schemas/Problem")
  const $ServiceToken = runtime.schema("schemas/ServiceToken")
  const $ServiceTokenGrant = runtime.schema("schemas/ServiceTokenGrant")
  return {
parameters: [],
validate: null,
body: { required: true, content: {
"application/x-www-form-urlencoded": { kind: "form", form: {"fields":{"grant_type":{"shape":{"kind":"scalar","types":["string"]},"style":"form","explode":true},"audience":{"shape":{"kind":"scalar","types":["string"]},"style":"form","explode":true}},"rest":null}, validate: $ServiceTokenGrant.plain }
} },
replies: {
"200": { headers: {
"Cache-Control": { required: true, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: (() => {
const schema0 = {"type":"string","const":"no-store"};

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if("no-store" !== data){
const err1 = {instancePath,schemaPath:"#/const",keyword:"const",params:{allowedValue: "no-store"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
return validate0
})() }
}, content: {
"application/json": { kind: "json", validate: $ServiceToken.plain, cut: $ServiceToken.cut }
} },
"400": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: $Problem.plain, cut: $Problem.cut }
} },
"401": { headers: {
"WWW-Authenticate": { required: true, shape: {"kind":"scalar","types":["string"]}, explode: false, validate: (() => {
const schema0 = {"type":"string","maxLength":500};
const func0 = runtime.ucs2length;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(data.length > 500 && func0(data) > 500){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 500}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
return validate0
})() }
}, content: {
"application/problem+json": { kind: "json", validate: $Problem.plain, cut: $Problem.cut }
} },
"406": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: $Problem.plain, cut: $Problem.cut }
} },
"413": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: $Problem.plain, cut: $Problem.cut }
} },
"415": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: $Problem.plain, cut: $Problem.cut }
} },
"500": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: $Problem.plain, cut: $Problem.cut }
} },
"503": { headers: {
"Retry-After": { required: false, shape: {"kind":"scalar","types":["integer"]}, explode: false, validate: (() => {
const schema0 = {"type":"integer","minimum":0,"maximum":86400};

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(!((typeof data == "number") && (!(data % 1) && !isNaN(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data == "number"){
if(data > 86400 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate0.errors = vErrors;
return errors === 0;
}
return validate0
})() }
}, content: {
"application/problem+json": { kind: "json", validate: $Problem.plain, cut: $Problem.cut }
} }
}
}
}

// Written by npm run generate from openapi/gateway/v1.yaml. Do not edit.
export default (runtime) => {
  const $Liveness = runtime.schema("schemas/Liveness")
  const $Problem = runtime.schema("schemas/Problem")
  return {
parameters: [
{"name":"ignored","in":"query","style":"form","explode":true,"allowEmpty":false,"shape":{"kind":"object","properties":{},"rest":{"kind":"scalar","types":["string"]}}}],
validate: (() => {
const schema0 = {"properties":{"query":{"properties":{"ignored":{"type":"object","additionalProperties":{"type":"string","maxLength":8192}}},"required":[]}}};
const func0 = runtime.ucs2length;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.query !== undefined){
let data0 = data.query;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.ignored !== undefined){
let data1 = data0.ignored;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
const _errs4 = errors;
for(const key0 in data1){
if(errors - _errs4 >= 100){
break;
}
let data2 = data1[key0];
if(typeof data2 === "string"){
if(data2.length > 8192 && func0(data2) > 8192){
const err0 = {instancePath:instancePath+"/query/ignored/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/query/properties/ignored/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 8192}};
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
const err1 = {instancePath:instancePath+"/query/ignored/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/query/properties/ignored/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath:instancePath+"/query/ignored",schemaPath:"#/properties/query/properties/ignored/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
}
}
validate0.errors = vErrors;
return errors === 0;
}
return validate0
})(),
body: null,
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
"application/json": { kind: "json", validate: $Liveness.plain, cut: $Liveness.cut }
} },
"500": { headers: {}, content: {
"application/problem+json": { kind: "json", validate: $Problem.plain, cut: $Problem.cut }
} }
}
}
}

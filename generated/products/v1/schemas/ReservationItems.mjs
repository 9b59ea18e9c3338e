// Written by npm run generate from openapi/products/v1.yaml. Do not edit.
export default (runtime) => {
  const $ReservationItem = runtime.schema("schemas/ReservationItem")
  return {
plain: (() => {
const schema0 = {"type":"array","minItems":1,"maxItems":50,"items":{"charterRef":{"pointer":"#/components/schemas/ReservationItem","variant":"plain"}}};

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length > 50){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
const _errs1 = errors;
for(let i0=0; i0<len0; i0++){
if(errors - _errs1 >= 100){
break;
}
if(!($ReservationItem.plain(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? $ReservationItem.plain.errors : vErrors.concat($ReservationItem.plain.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
return validate0
})()
}
}

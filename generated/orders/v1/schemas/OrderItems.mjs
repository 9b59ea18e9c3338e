// Written by npm run generate from openapi/orders/v1.yaml. Do not edit.
export default (runtime) => {
  const { write } = runtime
  const $OrderItem = runtime.schema("schemas/OrderItem")
  return {
cut: (() => {
const cut0 = (v) => {
return write.list(v, $OrderItem.cut)
}
return cut0
})(),
plain: (() => {
const schema0 = {"type":"array","minItems":1,"maxItems":50,"items":{"charterRef":{"pointer":"#/components/schemas/OrderItem","variant":"plain"}}};

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
if(!($OrderItem.plain(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? $OrderItem.plain.errors : vErrors.concat($OrderItem.plain.errors);
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

// Written by npm run generate from openapi/payments/v1.yaml. Do not edit.
export default (runtime) => {
  const $PositiveMoney = runtime.schema("schemas/PositiveMoney")
  return {
plain: (() => {
const schema0 = {"type":"object","additionalProperties":false,"properties":{"amount":{"charterRef":{"pointer":"#/components/schemas/PositiveMoney","variant":"plain"}}}};

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs2 = errors;
for(const key0 in data){
if(errors - _errs2 >= 100){
break;
}
if(!(key0 === "amount")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.amount !== undefined){
if(!($PositiveMoney.plain(data.amount, {instancePath:instancePath+"/amount",parentData:data,parentDataProperty:"amount",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? $PositiveMoney.plain.errors : vErrors.concat($PositiveMoney.plain.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
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
})()
}
}

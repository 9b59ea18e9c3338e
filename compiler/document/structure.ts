import type { OpenApiDocument } from '#platform/contract/contract.ts'
import { nearest } from '#platform/contract/nearest.ts'
import { type Violation, remove, replace } from './violation.ts'
import { at, isObject, keysOf, normalRef } from './json-pointer.ts'
import { type FieldType, type ObjectType, objectTypes, type ObjectTypes, REFERABLE } from './object-types.ts'

/** An object of the document, where it stands and what it is. */
export interface TypedNode {
  node: Record<string, unknown>
  type: ObjectType
  pointer: string
}

export interface Structure {
  violations: Violation[]
  /** Every object that the specification gives a type, in the order of the document. References are not among them. */
  objects: TypedNode[]
  /** Every node with a `$ref`, with the type that its target must have. */
  references: TypedNode[]
}

/**
 * Compares a document with the table of object types: null, a value of another type and a missing field, at any place.
 * What only a reference reaches, such as a schema below an extension, is read as the type that the reference needs.
 */
export function readStructure(document: OpenApiDocument, is30: boolean): Structure {
  const structure: Structure = { violations: [], objects: [], references: [] }
  const reader = new Reader(structure, objectTypes(is30), is30)
  reader.object(document, 'OpenAPI', '#', { parent: { '#': document }, key: '#' })
  const seen = new Set([...structure.objects, ...structure.references].map(({ pointer }) => pointer))
  for (const { node, type } of structure.references) {
    const pointer = normalRef(String(node.$ref))
    if (!pointer.startsWith('#/') || seen.has(pointer)) continue
    seen.add(pointer)
    const found = placeOf(document, pointer)
    if (found) reader.value(found.parent[found.key], { kind: 'object', type }, pointer, found)
  }
  return structure
}

interface Place {
  parent: Record<string, unknown> | unknown[]
  key: string
}

function placeOf(
  document: OpenApiDocument,
  pointer: string,
): { parent: Record<string, unknown>; key: string } | undefined {
  const keys = keysOf(pointer)
  const key = keys.pop() as string
  const parent = keys.reduce<unknown>(
    (node, name) =>
      typeof node === 'object' && node !== null && Object.hasOwn(node, name)
        ? (node as Record<string, unknown>)[name]
        : undefined,
    document,
  )
  return typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)
    ? { parent: parent as Record<string, unknown>, key }
    : undefined
}

class Reader {
  private readonly structure: Structure
  private readonly types: ObjectTypes
  private readonly is30: boolean

  constructor(structure: Structure, types: ObjectTypes, is30: boolean) {
    this.structure = structure
    this.types = types
    this.is30 = is30
  }

  value(value: unknown, type: FieldType, pointer: string, place: Place, isDocumentation = false): void {
    if (type.kind === 'either') {
      const fitting = type.types.find((one) => fits(value, one)) ?? type.types[0]
      if (fitting) this.value(value, fitting, pointer, place, isDocumentation)
      return
    }
    if (!fits(value, type) && !this.isBooleanSchema(value, type)) {
      this.structure.violations.push(wrongType(value, type, pointer, place, isDocumentation))
      return
    }
    if (type.kind === 'object' && isObject(value)) this.object(value, type.type, pointer, place)
    else if (type.kind === 'list')
      for (const [i, item] of (value as unknown[]).entries())
        this.value(
          item,
          type.of,
          at(pointer, i),
          { parent: value as unknown[], key: String(i) },
          isDocumentation,
        )
    else if (type.kind === 'map')
      for (const [name, item] of Object.entries(value as Record<string, unknown>))
        if (item !== undefined)
          this.value(
            item,
            type.of,
            at(pointer, name),
            { parent: value as Record<string, unknown>, key: name },
            isDocumentation,
          )
  }

  /* JSON Schema 2020-12, section 4.3.2: true and false are schemas. */
  private isBooleanSchema(value: unknown, type: FieldType): boolean {
    return typeof value === 'boolean' && !this.is30 && type.kind === 'object' && type.type === 'Schema'
  }

  object(node: Record<string, unknown>, type: ObjectType, pointer: string, place: Place): void {
    if (node.$ref !== undefined && REFERABLE.has(type)) {
      if (typeof node.$ref !== 'string') {
        this.structure.violations.push(
          wrongType(node.$ref, { kind: 'string' }, at(pointer, '$ref'), { parent: node, key: '$ref' }),
        )
        return
      }
      this.structure.references.push({ node, type, pointer })
      // What stands beside `$ref` applies in a schema of OpenAPI 3.1 and in a path item only.
      if (type !== 'PathItem' && (type !== 'Schema' || this.is30)) return
    } else this.structure.objects.push({ node, type, pointer })
    const fields = this.types[type]
    const other = fields.get('*')
    for (const [name, value] of Object.entries(node)) {
      if (value === undefined) continue
      const here = { parent: node, key: name }
      const field = fields.get(name) ?? (isExtension(name, type) ? undefined : other)
      if (field) this.value(value, field.type, at(pointer, name), here, field.isDocumentation)
      else if (!isExtension(name, type)) this.unknownField(name, type, at(pointer, name), here)
    }
    for (const [name, field] of fields) {
      if (!field.isRequired || node[name] !== undefined || node.$ref !== undefined) continue
      this.structure.violations.push({
        pointer,
        message: `${nameOf(type)} must have the field \`${name}\``,
        isNote: field.isDocumentation,
        ...(field.isDocumentation ? {} : missingField(node, type, name, place)),
      })
    }
  }

  /* Keywords that JSON Schema does not define are annotations (2020-12, section 6.5): only likely mistakes are reported. */
  private unknownField(name: string, type: ObjectType, pointer: string, place: Place): void {
    const note = (message: string) => this.structure.violations.push({ pointer, message, isNote: true })
    const later = this.is30 ? objectTypes(false)[type].get(name) : undefined
    const near = nearest(name, this.types[type].keys())
    if (later) {
      note(`\`${name}\` belongs to OpenAPI 3.1: declare \`openapi: 3.1.1\` to use it`)
      this.value(
        (place.parent as Record<string, unknown>)[name],
        later.type,
        pointer,
        place,
        later.isDocumentation,
      )
    } else if (type === 'Schema' && !this.is30) {
      if (name === 'nullable') note("`nullable` has no effect since OpenAPI 3.1: add 'null' to `type`")
      else if (near) note(`a schema has no keyword \`${name}\`: \`${near}\` is probably meant`)
    } else
      note(
        `${nameOf(type)} has no field \`${name}\`${near ? `: \`${near}\` is probably meant` : ', so it has no effect'}`,
      )
  }
}

const isExtension = (name: string, type: ObjectType): boolean =>
  name.startsWith('x-') && type !== 'SecurityRequirement'

function fits(value: unknown, type: FieldType): boolean {
  switch (type.kind) {
    case 'any':
      return true
    case 'count':
      return Number.isInteger(value) && (value as number) >= 0
    case 'words':
      return typeof value === 'string' && type.words.includes(value)
    case 'list':
      return Array.isArray(value)
    case 'map':
    case 'object':
      return isObject(value)
    case 'either':
      return type.types.some((one) => fits(value, one))
    default:
      return typeof value === type.kind
  }
}

function wrongType(
  value: unknown,
  type: FieldType,
  pointer: string,
  { parent, key }: Place,
  isNote = false,
): Violation {
  const name = keysOf(pointer).at(-1) ?? 'the document'
  const meant = asMeant(value, type)
  const remedy =
    value === null
      ? 'write a value or delete the field'
      : meant !== undefined
        ? `write ${JSON.stringify(meant)}`
        : isObject(value) && typeof value.$ref === 'string'
          ? 'a reference cannot stand here: write out what it refers to'
          : 'correct it or delete it'
  return {
    pointer,
    message: `\`${name}\` must be ${wordsFor(type)}, not ${describe(value)}: ${isNote ? (meant === undefined ? 'it is ignored' : `it is read as ${JSON.stringify(meant)}`) : remedy}`,
    isNote,
    repair:
      meant === undefined
        ? type.kind === 'object' && type.type === 'Schema' && !Array.isArray(parent)
          ? replace(parent, key, {}, 'read as a schema that accepts everything')
          : remove(parent, key)
        : replace(parent, key, meant, `read as ${JSON.stringify(meant)}`),
  }
}

/** The value that a scalar of another type is meant to be: `"true"` for true, 1.0 for a text. */
function asMeant(value: unknown, type: FieldType): unknown {
  if (type.kind === 'words' && typeof value === 'string')
    return type.words.find((word) => word.toLowerCase() === value.toLowerCase()) ?? nearest(value, type.words)
  if (type.kind === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return String(value)
  if (type.kind === 'boolean' && (value === 'true' || value === 'false')) return value === 'true'
  if ((type.kind === 'number' || type.kind === 'count') && typeof value === 'string' && value.trim() !== '') {
    const number = Number(value)
    return Number.isFinite(number) && fits(number, type) ? number : undefined
  }
  return undefined
}

/* What is missing is added where nothing follows from it; otherwise the object is left out. */
function missingField(
  node: Record<string, unknown>,
  type: ObjectType,
  name: string,
  { parent, key }: Place,
): Pick<Violation, 'repair'> {
  if (type === 'OpenAPI' || name === 'responses' || name === 'content')
    return {
      repair: replace(node, name, name === 'info' ? { title: 'API', version: '1' } : {}, 'read as empty'),
    }
  return { repair: remove(parent, key) }
}

function wordsFor(type: FieldType): string {
  switch (type.kind) {
    case 'string':
      return 'a string'
    case 'boolean':
      return 'true or false'
    case 'number':
      return 'a number'
    case 'count':
      return 'a whole number from 0'
    case 'words':
      return type.words.length === 1 ? `\`${type.words[0]}\`` : `one of ${type.words.join(', ')}`
    case 'list':
      return `a list (of ${wordsFor(type.of).replace(/^an? /, '')})`
    case 'map':
      return 'an object'
    case 'object':
      return `an object (${nameOf(type.type)})`
    case 'either':
      return type.types.map(wordsFor).join(' or ')
    default:
      return 'a value'
  }
}

const NAMES: Partial<Record<ObjectType, string>> = {
  OpenAPI: 'the document',
  Info: '`info`',
  Paths: '`paths`',
  Components: '`components`',
  Responses: '`responses`',
  OAuthFlows: '`flows`',
}

function nameOf(type: ObjectType): string {
  const words = type.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  const name = /^[A-Z][a-z]/.test(words) ? words[0]?.toLowerCase() + words.slice(1) : words
  return NAMES[type] ?? `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (isObject(value)) return typeof value.$ref === 'string' ? 'a reference' : 'an object'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}..."` : text
}

import { z } from 'zod';
import type { SchemaPath } from './schema-issues.ts';

/** The keys that a schema knows at a path of a document: of every branch, where it is a union. */
export function keysAt(schema: z.core.$ZodType, path: SchemaPath): string[] {
  let here = branchesOf(schema);
  for (const key of path) here = here.flatMap((branch) => childOf(branch, key)).flatMap(branchesOf);
  return [
    ...new Set(
      here.flatMap((branch) => (branch instanceof z.ZodObject ? Object.keys(branch.shape) : [])),
    ),
  ];
}

/** A schema without its wrappers (optional, default, nullable, transform), a union as its options. */
function branchesOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  ) {
    return branchesOf(schema.def.innerType);
  }
  if (schema instanceof z.ZodPipe) return branchesOf(schema.def.in);
  if (schema instanceof z.ZodUnion) return schema.def.options.flatMap(branchesOf);
  return [schema];
}

function childOf(schema: z.core.$ZodType, key: string | number): z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.def.element];
  if (schema instanceof z.ZodRecord) return [schema.def.valueType];
  if (schema instanceof z.ZodObject) {
    if (!Object.hasOwn(schema.shape, key)) return [];
    const child = (schema.shape as Readonly<Record<string, z.core.$ZodType>>)[key];
    return child ? [child] : [];
  }
  return [];
}

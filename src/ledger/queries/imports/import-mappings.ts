/** How files of a shape were read the last time: the newest mapping of each shape counts. */
import type { ReadDb } from '../../handles.ts';

export interface MappingRow {
  readonly name: string;
  readonly shape: string;
  /** JSON texts. */
  readonly headers: string;
  readonly mapping: string;
}

export async function mappingOfShape(db: ReadDb, shape: string): Promise<MappingRow | null> {
  const row = await db
    .selectFrom('import_mappings')
    .where('shape', '=', shape)
    .select(['name', 'shape', 'headers', 'mapping'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** One of each shape, the newest first. */
export async function rememberedMappings(db: ReadDb): Promise<readonly MappingRow[]> {
  return db
    .selectFrom('import_mappings')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('import_mappings as newest')
        .select((max) => max.fn.max<number>('newest.id').as('id'))
        .groupBy('newest.shape'),
    )
    .select(['name', 'shape', 'headers', 'mapping'])
    .orderBy('id', 'desc')
    .execute();
}

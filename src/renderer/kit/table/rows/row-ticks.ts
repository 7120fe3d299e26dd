/** Check boxes of a list, as the drawing parts see them; keys are those of `rowKey`. */
export interface RowTicks {
  readonly isTicked: (key: string) => boolean;
  readonly canTick: (key: string) => boolean;
  readonly toggle: (key: string) => void;
  readonly toggleAll: () => void;
  readonly all: 'all' | 'some' | 'none';
}

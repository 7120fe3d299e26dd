/** Beside the open items: why one of them is in its bucket, rule by rule. */
import type { ReactNode } from 'react';
import type { OpenItemView } from '../../../../contract/calls/aging.ts';
import { BucketWhy } from '../../../kit/explain/bucket-why.tsx';
import { SidePanel } from '../../../frame/panel/side-panel.tsx';

export const WhyPanel = (props: {
  readonly item: OpenItemView;
  readonly onClose: () => void;
}): ReactNode => (
  <SidePanel title={props.item.item} onClose={props.onClose}>
    <BucketWhy customer={props.item.customer} itemId={props.item.itemId} name={props.item.item} />
  </SidePanel>
);

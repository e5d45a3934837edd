// Light or dark? As Zendesk is now, which the viewer or an admin decides, not the browser.
import { type ReactNode, useEffect, useState } from 'react';
import { schemeOf } from '../zaf/person.ts';
import type { Zendesk } from '../zaf/zendesk.ts';
import { BoardTheme } from './BoardTheme.tsx';
import type { ColorBase } from './colors.ts';

export function AppTheme(props: {
  readonly zendesk: Pick<Zendesk, 'on'>;
  readonly first: ColorBase;
  readonly children: ReactNode;
}) {
  const { zendesk, first, children } = props;
  const [base, setBase] = useState(first);
  useEffect(
    () => zendesk.on('colorScheme.changed', (scheme) => setBase(schemeOf(scheme))),
    [zendesk],
  );
  return <BoardTheme base={base}>{children}</BoardTheme>;
}

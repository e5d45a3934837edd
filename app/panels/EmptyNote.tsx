// What does a panel say when it has nothing to show? That nothing is wrong, and what would come.
import { Shape, type ShapeName } from './Shape.tsx';

interface Props {
  readonly shape: ShapeName;
  readonly title: string;
  readonly text: string;
}

export function EmptyNote({ shape, title, text }: Props) {
  return (
    <div className="empty">
      <Shape name={shape} />
      <p className="empty-title">{title}</p>
      <p className="empty-text">{text}</p>
    </div>
  );
}

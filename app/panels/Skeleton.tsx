// What stands where the answer will be? Its outline, so that nothing jumps when it comes.
import { useLanguage } from '../i18n/Language.tsx';

export function Skeleton() {
  const { texts } = useLanguage();
  return (
    <div className="sidebar skeleton" aria-busy="true">
      <p className="spoken" role="status">
        {texts.say('sidebar.loading')}
      </p>
      <div className="bone bone-name" />
      <div className="bone bone-left" />
      <div className="bone bone-bar" />
      <div className="bone bone-row" />
      <div className="bone bone-row" />
      <div className="bone bone-row" />
    </div>
  );
}

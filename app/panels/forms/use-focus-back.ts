// Where does the focus go when a form closes? Back to what opened it, unless it is elsewhere by
// then: someone who works by keyboard or ear would be at the page's beginning otherwise.
import { useEffect } from 'react';

export function useFocusBack(): void {
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      const isLost = document.activeElement === document.body;
      if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
}

import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { useWords } from '../i18n';

interface FailureState {
  readonly failed: boolean;
}

/** A page that broke says so and offers ways on; the rest of the app stays. */
export class Failure extends Component<{ readonly children: ReactNode }, FailureState> {
  override state: FailureState = { failed: false };

  static getDerivedStateFromError(): FailureState {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

/** A page that this device does not keep, while nothing can be fetched. */
export function NotFetched(): ReactNode {
  return <Broken why="broken.not_fetched" />;
}

function Broken({ why = 'broken' }: { readonly why?: 'broken' | 'broken.not_fetched' }): ReactNode {
  const { t } = useWords();
  return (
    <Empty title={t(`${why}.title`)} text={t(`${why}.text`)}>
      <Button
        look="main"
        onClick={() => {
          window.location.reload();
        }}
      >
        {t('broken.again')}
      </Button>
    </Empty>
  );
}

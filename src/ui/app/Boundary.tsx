import { Button } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import { Card } from '../parts/Card.tsx';

type Props = { readonly children: ReactNode; readonly place: string };

/** Catches a bug in a page, so that the tabs still work and the person knows that nothing saved is lost. */
export class Boundary extends Component<Props, { readonly broken: Error | undefined; readonly at: string }> {
  override state = { broken: undefined, at: this.props.place };

  static getDerivedStateFromError(broken: Error): { broken: Error } {
    return { broken };
  }

  static getDerivedStateFromProps(props: Props, state: { at: string }) {
    return props.place === state.at ? null : { broken: undefined, at: props.place };
  }

  override render(): ReactNode {
    const broken: Error | undefined = this.state.broken;
    if (!broken) return this.props.children;
    return (
      <Card>
        <div role="alert">
          <h1>This page stopped working</h1>
          <p>
            Your answers are kept: what the corner calls saved is in the register, the rest waits on this
            device. Show the page again. If it stops again, tell your IT team what you were doing.
          </p>
          <Button appearance="primary" onClick={() => this.setState({ broken: undefined })}>
            Show the page again
          </Button>
        </div>
      </Card>
    );
  }
}

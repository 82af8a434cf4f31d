import { startWindow } from '#renderer/start-window.tsx';
import { Messenger } from './messenger.tsx';

startWindow(<Messenger />);

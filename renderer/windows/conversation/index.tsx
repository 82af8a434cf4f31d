import { startWindow } from '../../start-window.tsx';
import { ConversationWindow } from './conversation-window.tsx';

startWindow(<ConversationWindow />);

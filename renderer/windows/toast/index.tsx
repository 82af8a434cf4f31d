import { startWindow } from '../../start-window.tsx';
import './page.css';
import { ToastWindow } from './toast-window.tsx';

startWindow(<ToastWindow />);

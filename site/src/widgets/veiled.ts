import { unveilTarget } from './kit/veil.ts';

const follow = (): void => unveilTarget(location.hash);
addEventListener('hashchange', follow);
follow();

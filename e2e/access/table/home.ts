import { everybody, page } from '../table';

export const home = [page('/home', { may: everybody })];

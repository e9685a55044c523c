// The shape of a server action's answer; it lives with the platform because actions make it and forms show it.
export { type FormState, idle } from '@/lib/platform/form-state';

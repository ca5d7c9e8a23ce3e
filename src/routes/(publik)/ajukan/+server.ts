import { redirect } from '@sveltejs/kit';

/** An application begins with a service. */
export const GET = () => redirect(303, '/layanan');

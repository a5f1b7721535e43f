/** Apart from roles.mjs, because it is needed before any dependency is installed. */
export const roleNames = { owner: 'huifang_owner', app: 'huifang_app', control: 'huifang_control' };

import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

const label = 'Programming interface';

/** The programming interface has hundreds of pages: elsewhere than among them the sidebar leads to the first one, and no more. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { starlightRoute: route } = locals;
  if (route.id === 'api' || route.id.startsWith('api/')) return;
  route.sidebar = route.sidebar.map((entry) =>
    entry.type === 'group' && entry.label === label
      ? { type: 'link', label, href: '/api/', isCurrent: false, badge: undefined, attrs: {} }
      : entry,
  );
});

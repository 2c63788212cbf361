import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

const label = 'Programming interface';

/** What Starlight writes into each page that tells nobody anything: what made it, a card for a large picture that there is not, and what another line says already. */
const saysNothing = /^(?:generator|twitter:card|og:(?:locale|type|description))$/;

/** Tells every page what stands beside it. The programming interface has hundreds of pages: elsewhere than among them the sidebar leads to the first one, and no more. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { starlightRoute: route } = locals;
  route.head = route.head.filter(({ attrs }) => !saysNothing.test(String(attrs?.['name'] ?? attrs?.['property'])));
  // A list that names the page alone leads nowhere.
  if ((route.toc?.items.length ?? 0) < 2) route.toc = undefined;
  if (route.id === 'api' || route.id.startsWith('api/')) return;
  route.sidebar = route.sidebar.map((entry) =>
    entry.type === 'group' && entry.label === label
      ? { type: 'link', label, href: '/api/', isCurrent: false, badge: undefined, attrs: {} }
      : entry,
  );
});

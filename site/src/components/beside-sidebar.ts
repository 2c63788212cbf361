/** Whether a page has a sidebar, and so a narrow column; an embedded figure's page is none of Starlight's and has not. */
export function isBesideSidebar(locals: App.Locals): boolean {
  try {
    return locals.starlightRoute.hasSidebar;
  } catch {
    // Starlight's way to say that the page is not one of its own.
    return false;
  }
}

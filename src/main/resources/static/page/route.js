/** The address after #: which page, and how it is looked at, so that a link shows the same again. */

export function route() {
  const [path, query] = location.hash.replace(/^#/, '').split('?');
  return { parts: path.split('/').filter(Boolean).map(decoded), params: new URLSearchParams(query ?? '') };
}

/** A link that was cut or mistyped stays what it is. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Changes parameters of the address without leaving the page; null removes one. */
export function remember(changes) {
  const { params } = route();
  Object.entries(changes).forEach(([name, value]) => {
    if (value === null || value === '' || value === false) {
      params.delete(name);
    } else {
      params.set(name, value === true ? '1' : value);
    }
  });
  const [path] = location.hash.split('?');
  const query = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  history.replaceState(null, '', (path || '#/jobs') + (query ? `?${query}` : ''));
}

/** Parameters that begin with a name, for a part of the page that remembers things of its own. */
export function memory(prefix) {
  return {
    get: name => route().params.get(`${prefix}.${name}`),
    set: (name, value) => remember({ [`${prefix}.${name}`]: value }),
  };
}

// Which instances of the app are there, and how do they hear of each other?

const hosts = new Map();

/** From now on others can be told of this instance, and find it by its guid. */
export function addInstance(host) {
  hosts.set(host.guid, host);
}

export function removeInstance(host) {
  hosts.delete(host.guid);
}

/** The instance with this guid, or null. */
export const instanceAt = (guid) => hosts.get(guid) ?? null;

/** The context of each instance by its guid, as the framework's `instances` is read. */
export function instanceContexts() {
  return Object.fromEntries([...hosts].map(([guid, { context }]) => [guid, context]));
}

/**
 * An event of the instance `guid` for every instance that has subscribed to it there; with null,
 * an event of the app as a whole, which each hears as its own.
 */
export function tellInstances(guid, name, message) {
  for (const host of hosts.values()) host.hear(guid ?? host.guid, name, message);
}

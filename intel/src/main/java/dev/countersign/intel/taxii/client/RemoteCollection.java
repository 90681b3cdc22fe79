package dev.countersign.intel.taxii.client;

import java.net.URI;

/**
 * A collection of a server.
 *
 * @param root the API root that it belongs to
 * @param id by which it is asked for
 * @param title in the server's words
 * @param readable whether its server says that it may be read
 */
public record RemoteCollection(URI root, String id, String title, boolean readable) {}

/**
 * A browser without a browser: a passkey, a key, cookies and real HTTP, for tests; and where a
 * server's mails and webhooks arrive.
 */
@NullMarked
package dev.countersign.server.visit;

import org.jspecify.annotations.NullMarked;

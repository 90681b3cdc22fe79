/** A browser without a browser: a passkey, a key, cookies and real HTTP, for tests. */
@NullMarked
package dev.countersign.server.visit;

import org.jspecify.annotations.NullMarked;

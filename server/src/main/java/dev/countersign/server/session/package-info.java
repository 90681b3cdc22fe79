/**
 * Sessions of the console: short, bound to a key that the browser cannot give away, listed and
 * revocable, and watched for being used by somebody else. Who may do what is decided elsewhere.
 */
@NullMarked
package dev.countersign.server.session;

import org.jspecify.annotations.NullMarked;

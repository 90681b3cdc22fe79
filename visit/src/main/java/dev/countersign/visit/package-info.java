/**
 * Somebody at a console, in software: a browser that holds its key and its cookies, and an
 * authenticator of WebAuthn that is as good as a file. It opens nothing that a browser could not,
 * and serves the tests and the guided tour.
 */
@NullMarked
package dev.countersign.visit;

import org.jspecify.annotations.NullMarked;

/**
 * Coming in: enrolment by a one-time link, signing in and out with a passkey, and the filter that
 * says for every request whose it is.
 */
@NullMarked
package dev.countersign.server.signin;

import org.jspecify.annotations.NullMarked;

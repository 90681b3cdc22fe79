/**
 * {@code countersign access}: whether accounts and sessions are still their owners'. The reading
 * and the comparing are access's; here are files, printing and exit codes.
 */
@NullMarked
package dev.countersign.cli.access;

import org.jspecify.annotations.NullMarked;

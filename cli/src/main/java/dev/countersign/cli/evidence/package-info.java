/** {@code countersign evidence}: makes bundles of evidence, and checks them without the server. */
@NullMarked
package dev.countersign.cli.evidence;

import org.jspecify.annotations.NullMarked;

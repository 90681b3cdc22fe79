/**
 * Bundles of evidence: the journal, what something was decided from, and the documents that were
 * made of it, in one archive that is verified without the server. What stands in an archive, and
 * how it is verified, is decided in {@code response.evidence}.
 */
@NullMarked
package dev.countersign.server.evidence;

import org.jspecify.annotations.NullMarked;

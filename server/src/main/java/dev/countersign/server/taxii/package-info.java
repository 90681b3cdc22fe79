/**
 * What the server shares over TAXII 2.1: which objects, since when, and by which keys they are
 * read. What is said in which form belongs to {@code intel.taxii}.
 */
@NullMarked
package dev.countersign.server.taxii;

import org.jspecify.annotations.NullMarked;

/**
 * The journal: entries chained by their hashes, heads signed at intervals, and the reader that says
 * where a chain was broken. Where entries are kept, and who may add one, is decided elsewhere.
 */
@NullMarked
package dev.countersign.model.journal;

import org.jspecify.annotations.NullMarked;

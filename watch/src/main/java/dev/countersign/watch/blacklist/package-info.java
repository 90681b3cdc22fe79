/**
 * Whom the issuers of tokens block, as their contracts log it, as entries of a list. Where logs
 * come from, and what follows, belongs elsewhere.
 */
@NullMarked
package dev.countersign.watch.blacklist;

import org.jspecify.annotations.NullMarked;

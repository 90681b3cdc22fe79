/**
 * What became of a request: its states, who noted them, and when somebody has to be reminded. Where
 * it is kept, and who may note what, is decided elsewhere.
 */
@NullMarked
package dev.countersign.response.freeze.tracking;

import org.jspecify.annotations.NullMarked;

/**
 * The catalogue of findings with the manual's explanations, for pages and the API. The catalogue
 * itself is gate's, the texts are those of docs/findings.md; none is written here.
 */
@NullMarked
package dev.countersign.server.catalogue;

import org.jspecify.annotations.NullMarked;

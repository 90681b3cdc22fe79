/**
 * Mapping files of one's own: how they come in, by hand or from the settings' folder, are tried
 * first, kept and removed. How one is read is decided elsewhere.
 */
@NullMarked
package dev.countersign.server.access.mapping;

import org.jspecify.annotations.NullMarked;

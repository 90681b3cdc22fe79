/**
 * What changes while somebody looks: it follows the journal, and so sees what every server of a
 * database did. It tells which thing changed and how, and never what stands in it.
 */
@NullMarked
package dev.countersign.server.live;

import org.jspecify.annotations.NullMarked;

/** The nodes that were named, each found by the chain that it says it is on. */
@NullMarked
package dev.countersign.server.nodes;

import org.jspecify.annotations.NullMarked;

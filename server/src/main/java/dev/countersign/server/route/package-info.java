/**
 * Every address of the server with who may use it, in one table. What happens there is decided
 * elsewhere, and what stands in no table is refused.
 */
@NullMarked
package dev.countersign.server.route;

import org.jspecify.annotations.NullMarked;

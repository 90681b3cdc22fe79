/**
 * What is known of the network behind an address, from files that the user supplies; nothing is
 * asked of anybody.
 */
@NullMarked
package dev.countersign.access.network;

import org.jspecify.annotations.NullMarked;

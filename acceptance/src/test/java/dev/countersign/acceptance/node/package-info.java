/**
 * Tests with a real node and the published Safe contracts: what the gate says a payload would do is
 * compared with what the contracts do. Nothing here is mocked but nodes that misbehave.
 */
@NullMarked
package dev.countersign.acceptance.node;

import org.jspecify.annotations.NullMarked;

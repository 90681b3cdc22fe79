/**
 * How well and how fast lures are recognised, on lists of real scam domains, popular domains and
 * other data that the project does not ship. Never run by the tests.
 */
@NullMarked
package dev.countersign.bench.lure;

import org.jspecify.annotations.NullMarked;

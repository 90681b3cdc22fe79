/**
 * The worked example: Bybit's transaction of 2025-02-21, as its owners were shown it and as they
 * signed it. The payloads are those of the folder examples.
 */
@NullMarked
package dev.countersign.server.example;

import org.jspecify.annotations.NullMarked;

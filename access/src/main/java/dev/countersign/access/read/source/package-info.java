/**
 * Records of single sources, read into events. What a reader does not understand it passes on as
 * the source wrote it; none of them throws on any JSON.
 */
@NullMarked
package dev.countersign.access.read.source;

import org.jspecify.annotations.NullMarked;

/** What {@code countersign scale} can be asked for. */
@NullMarked
package dev.countersign.scale.command;

import org.jspecify.annotations.NullMarked;

/** Command lines as a shell takes them apart, and what is dangerous in them by themselves. */
@NullMarked
package dev.countersign.lure.project.command;

import org.jspecify.annotations.NullMarked;

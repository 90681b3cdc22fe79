/**
 * The packages that a project asks for: where from, and whether a name imitates a well-known one.
 * No registry is asked.
 */
@NullMarked
package dev.countersign.lure.project.dependency;

import org.jspecify.annotations.NullMarked;

/**
 * A project's files as one finds them by path: their text, their JSON, the line something is on.
 */
@NullMarked
package dev.countersign.lure.project.folder;

import org.jspecify.annotations.NullMarked;

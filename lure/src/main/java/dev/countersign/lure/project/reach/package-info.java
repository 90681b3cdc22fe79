/** Follows what is run from what makes it run: commands to files, files to those that they load. */
@NullMarked
package dev.countersign.lure.project.reach;

import org.jspecify.annotations.NullMarked;

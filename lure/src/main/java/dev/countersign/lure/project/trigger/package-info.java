/**
 * What makes a project's code run, and when: on install, on build, on opening a folder. Each reader
 * knows the files of one kind of tool; what the code then does is not known here.
 */
@NullMarked
package dev.countersign.lure.project.trigger;

import org.jspecify.annotations.NullMarked;

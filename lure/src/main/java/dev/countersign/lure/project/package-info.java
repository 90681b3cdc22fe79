/**
 * What a code project would run, when, and how dangerous that is. Triggers, the files they reach
 * and what those files' code does are joined here to findings; nothing is run.
 */
@NullMarked
package dev.countersign.lure.project;

import org.jspecify.annotations.NullMarked;

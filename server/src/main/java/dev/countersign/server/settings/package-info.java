/**
 * How settings files are read: bounded YAML, and fields of which each has a sentence when it is
 * wrong.
 */
@NullMarked
package dev.countersign.server.settings;

import org.jspecify.annotations.NullMarked;

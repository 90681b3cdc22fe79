/**
 * The job on a cluster, seen from outside: its topics, how it is started and stopped, its answers.
 */
@NullMarked
package dev.countersign.scale.hosted;

import org.jspecify.annotations.NullMarked;

/**
 * A small cluster on this machine's loopback, each part a process of its own: a broker, a job
 * manager, task managers. None outlives whoever started it.
 */
@NullMarked
package dev.countersign.scale.cluster;

import org.jspecify.annotations.NullMarked;

/**
 * The rules of {@code watch} as a job of Flink: facts come in, are sent to where they are looked
 * at, wait until what is earlier has come, and are asked about in their order. What is asked is
 * {@code watch}'s; here is only how it is hosted.
 */
@NullMarked
package dev.countersign.scale.job;

import org.jspecify.annotations.NullMarked;

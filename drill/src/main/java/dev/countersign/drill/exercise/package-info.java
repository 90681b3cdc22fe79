/**
 * What is rehearsed: the kinds of exercise and the written templates that are shipped, each with
 * what gives it away. Who gets one, and when, is decided elsewhere.
 */
@NullMarked
package dev.countersign.drill.exercise;

import org.jspecify.annotations.NullMarked;

/**
 * What a release is made and checked with: the folder beneath the container image, and the
 * comparison of two builds. Each file runs by itself, without a build before it.
 */
@NullMarked
package dev.countersign.bench.release;

import org.jspecify.annotations.NullMarked;

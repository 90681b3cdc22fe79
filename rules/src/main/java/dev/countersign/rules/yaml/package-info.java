/**
 * YAML within bounds, every mistake with its line and column, all of them at once. The only place
 * that knows the YAML library.
 */
@NullMarked
package dev.countersign.rules.yaml;

import org.jspecify.annotations.NullMarked;

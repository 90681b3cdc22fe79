/** Reads documents of rules: every mistake with its line and column, all of them at once. */
@NullMarked
package dev.countersign.watch.rule.document;

import org.jspecify.annotations.NullMarked;

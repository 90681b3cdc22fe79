/**
 * Parsing: tree-sitter's trees of JavaScript, TypeScript, Python and shell, and one small form that
 * they are brought to, so that one analysis reads all of them. Knows nothing of what is harmful.
 */
@NullMarked
package dev.countersign.lure.code.syntax;

import org.jspecify.annotations.NullMarked;

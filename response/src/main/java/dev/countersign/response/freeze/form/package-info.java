/**
 * Requests as documents: a letter (PDF), a table (CSV), and JSON that programs read back. What they
 * say comes from the request alone.
 */
@NullMarked
package dev.countersign.response.freeze.form;

import org.jspecify.annotations.NullMarked;

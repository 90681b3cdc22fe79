/**
 * The console's addresses: which page stands where, and what a form sent there asks. Pages are
 * filled in page, questions answered in check.
 */
@NullMarked
package dev.countersign.server.console;

import org.jspecify.annotations.NullMarked;

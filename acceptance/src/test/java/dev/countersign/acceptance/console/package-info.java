/** The console in a real browser, with a real server and database beneath it. */
@NullMarked
package dev.countersign.acceptance.console;

import org.jspecify.annotations.NullMarked;

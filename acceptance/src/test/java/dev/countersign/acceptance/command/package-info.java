/** The command line as processes of their own, as a person or a service starts them. */
@NullMarked
package dev.countersign.acceptance.command;

import org.jspecify.annotations.NullMarked;
